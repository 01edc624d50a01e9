/** Written by a test that made each of these requests; ids and times are made steady. */
export const recorded = {
  "apiTokens.list": {
    "request": {
      "address": "GET /api/v1/api-tokens"
    },
    "answer": {
      "apiTokens": [
        {
          "id": "019a0000-0000-7000-8000-000000000037",
          "userId": "019a0000-0000-7000-8000-000000000036",
          "name": "Line 4",
          "scopes": [
            "read"
          ],
          "madeBy": "019a0000-0000-7000-8000-000000000036",
          "madeAt": "2026-04-01T09:30:00.000Z",
          "expiresAt": "2026-04-01T09:30:00.000Z",
          "revokedAt": null,
          "revokedBy": null,
          "lastUsedAt": null
        }
      ]
    }
  },
  "apiTokens.make": {
    "request": {
      "address": "PUT /api/v1/api-tokens/019a0000-0000-7000-8000-000000000037",
      "body": {
        "userId": "019a0000-0000-7000-8000-000000000036",
        "name": "Line 4",
        "scopes": [
          "read"
        ],
        "expiresAt": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "token": {
        "id": "019a0000-0000-7000-8000-000000000037",
        "userId": "019a0000-0000-7000-8000-000000000036",
        "name": "Line 4",
        "scopes": [
          "read"
        ],
        "madeBy": "019a0000-0000-7000-8000-000000000036",
        "madeAt": "2026-04-01T09:30:00.000Z",
        "expiresAt": "2026-04-01T09:30:00.000Z",
        "revokedAt": null,
        "revokedBy": null,
        "lastUsedAt": null
      },
      "secret": "tenken_api_…"
    }
  },
  "apiTokens.revoke": {
    "request": {
      "address": "POST /api/v1/api-tokens/019a0000-0000-7000-8000-000000000037/revoke",
      "body": {}
    },
    "answer": {
      "apiToken": {
        "id": "019a0000-0000-7000-8000-000000000037",
        "userId": "019a0000-0000-7000-8000-000000000036",
        "name": "Line 4",
        "scopes": [
          "read"
        ],
        "madeBy": "019a0000-0000-7000-8000-000000000036",
        "madeAt": "2026-04-01T09:30:00.000Z",
        "expiresAt": "2026-04-01T09:30:00.000Z",
        "revokedAt": "2026-04-01T09:30:00.000Z",
        "revokedBy": "019a0000-0000-7000-8000-000000000036",
        "lastUsedAt": null
      }
    }
  },
  "auditEvents.export": {
    "request": {
      "address": "GET /api/v1/audit-events/export?what=heads"
    },
    "answer": {
      "type": "checkpoint",
      "at": "2026-04-01T09:30:00.000Z",
      "since": null,
      "heads": 10,
      "events": 51,
      "root": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff"
    }
  },
  "auditEvents.timeline": {
    "request": {
      "address": "GET /api/v1/audit-events?record=019a0000-0000-7000-8000-000000000028"
    },
    "answer": {
      "record": "work session",
      "stream": "019a0000-0000-7000-8000-000000000028",
      "unbroken": true,
      "findings": [],
      "events": [
        {
          "position": 1,
          "at": "2026-04-01T09:30:00.000Z",
          "deviceAt": null,
          "actor": "019a0000-0000-7000-8000-000000000002",
          "dbUser": "tenken",
          "requestId": "019a0000-0000-7000-8000-000000000031",
          "verb": "start",
          "reason": null,
          "changes": [
            {
              "table": "work_sessions",
              "id": "019a0000-0000-7000-8000-000000000028",
              "from": null,
              "to": {
                "id": "019a0000-0000-7000-8000-000000000028",
                "sop_id": "019a0000-0000-7000-8000-000000000004",
                "worker_id": "019a0000-0000-7000-8000-000000000002",
                "status": "in_progress",
                "current_step_id": "019a0000-0000-7000-8000-000000000007",
                "started_at": 1775035800,
                "completed_at": null,
                "approved_at": null,
                "approved_by": null,
                "locked": false,
                "rejection_reason": null,
                "closed_at": null,
                "closed_by": null,
                "abort_reason": null,
                "paused_at": null,
                "paused_for": 0
              }
            }
          ],
          "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff",
          "version": null
        },
        {
          "position": 2,
          "at": "2026-04-01T09:30:00.000Z",
          "deviceAt": null,
          "actor": "019a0000-0000-7000-8000-000000000002",
          "dbUser": "tenken",
          "requestId": "019a0000-0000-7000-8000-000000000029",
          "verb": "pass",
          "reason": null,
          "changes": [
            {
              "table": "safety_checks",
              "id": "019a0000-0000-7000-8000-000000000029",
              "from": null,
              "to": {
                "id": "019a0000-0000-7000-8000-000000000029",
                "session_id": "019a0000-0000-7000-8000-000000000028",
                "step_id": "019a0000-0000-7000-8000-000000000007",
                "result": "pass",
                "feedback_text": null,
                "confidence_score": null,
                "needs_review": false,
                "checked_at": 1775035800,
                "override_reason": null,
                "override_by": null,
                "resolves": null
              }
            },
            {
              "table": "work_sessions",
              "id": "019a0000-0000-7000-8000-000000000028",
              "from": {
                "current_step_id": "019a0000-0000-7000-8000-000000000007"
              },
              "to": {
                "current_step_id": "019a0000-0000-7000-8000-000000000008"
              }
            }
          ],
          "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff",
          "version": null
        },
        {
          "position": 3,
          "at": "2026-04-01T09:30:00.000Z",
          "deviceAt": null,
          "actor": "019a0000-0000-7000-8000-000000000002",
          "dbUser": "tenken",
          "requestId": "019a0000-0000-7000-8000-000000000030",
          "verb": "pause",
          "reason": null,
          "changes": [
            {
              "table": "work_sessions",
              "id": "019a0000-0000-7000-8000-000000000028",
              "from": {
                "paused_at": null,
                "status": "in_progress"
              },
              "to": {
                "paused_at": 1775035800,
                "status": "paused"
              }
            }
          ],
          "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff",
          "version": null
        },
        {
          "position": 4,
          "at": "2026-04-01T09:30:00.000Z",
          "deviceAt": null,
          "actor": "019a0000-0000-7000-8000-000000000002",
          "dbUser": "tenken",
          "requestId": "019a0000-0000-7000-8000-000000000032",
          "verb": "abort",
          "reason": "The panel is flooded",
          "changes": [
            {
              "table": "work_sessions",
              "id": "019a0000-0000-7000-8000-000000000028",
              "from": {
                "abort_reason": null,
                "closed_at": null,
                "closed_by": null,
                "locked": false,
                "paused_at": 1775035800,
                "paused_for": 0,
                "status": "paused"
              },
              "to": {
                "abort_reason": "The panel is flooded",
                "closed_at": 1775035800,
                "closed_by": "019a0000-0000-7000-8000-000000000002",
                "locked": true,
                "paused_at": null,
                "paused_for": 0,
                "status": "aborted"
              }
            }
          ],
          "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff",
          "version": null
        }
      ],
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000002",
          "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
          "employeeNumber": null,
          "name": "Aiko Sato",
          "role": "worker",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ],
      "named": {
        "019a0000-0000-7000-8000-000000000028": {
          "table": "work_sessions",
          "text": ""
        },
        "019a0000-0000-7000-8000-000000000029": {
          "table": "safety_checks",
          "text": "",
          "parent": "019a0000-0000-7000-8000-000000000028"
        },
        "019a0000-0000-7000-8000-000000000004": {
          "table": "sops",
          "text": "Change the fuse",
          "number": 1
        },
        "019a0000-0000-7000-8000-000000000007": {
          "table": "steps",
          "text": "Switch the main breaker off",
          "number": 1
        },
        "019a0000-0000-7000-8000-000000000008": {
          "table": "steps",
          "text": "Hang your own lock",
          "number": 2
        },
        "019a0000-0000-7000-8000-000000000009": {
          "table": "hazards",
          "text": "Somebody switches on"
        },
        "019a0000-0000-7000-8000-000000000011": {
          "table": "steps",
          "text": "Pull the old fuse",
          "number": 3
        }
      }
    }
  },
  "auditEvents.verify": {
    "request": {
      "address": "GET /api/v1/audit-events/verification"
    },
    "answer": {
      "event": "progress",
      "data": {
        "done": 51,
        "about": 51
      }
    }
  },
  "board.show": {
    "request": {
      "address": "GET /api/v1/board"
    },
    "answer": {
      "entries": [
        {
          "id": "019a0000-0000-7000-8000-000000000028",
          "status": "paused",
          "startedAt": "2026-04-01T09:30:00.000Z",
          "pausedAt": "2026-04-01T09:30:00.000Z",
          "pausedSeconds": 0,
          "worker": {
            "id": "019a0000-0000-7000-8000-000000000002",
            "name": "Aiko Sato",
            "calledBy": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com"
          },
          "sop": {
            "id": "019a0000-0000-7000-8000-000000000004",
            "title": "Change the fuse",
            "version": 1
          },
          "step": {
            "number": 2,
            "description": "Hang your own lock",
            "task": "Isolate",
            "since": "2026-04-01T09:30:00.000Z"
          },
          "stepCount": 3,
          "failure": null,
          "failures": 0,
          "openFlags": 0
        }
      ],
      "more": false
    }
  },
  "board.watch": {
    "request": {
      "address": "GET /api/v1/board/events"
    },
    "answer": {
      "event": "board",
      "data": {
        "entries": [
          {
            "id": "019a0000-0000-7000-8000-000000000028",
            "status": "paused",
            "startedAt": "2026-04-01T09:30:00.000Z",
            "pausedAt": "2026-04-01T09:30:00.000Z",
            "pausedSeconds": 0,
            "worker": {
              "id": "019a0000-0000-7000-8000-000000000002",
              "name": "Aiko Sato",
              "calledBy": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com"
            },
            "sop": {
              "id": "019a0000-0000-7000-8000-000000000004",
              "title": "Change the fuse",
              "version": 1
            },
            "step": {
              "number": 2,
              "description": "Hang your own lock",
              "task": "Isolate",
              "since": "2026-04-01T09:30:00.000Z"
            },
            "stepCount": 3,
            "failure": null,
            "failures": 0,
            "openFlags": 0
          }
        ],
        "more": false
      }
    }
  },
  "demo.show": {
    "request": {
      "address": "GET /api/v1/demo"
    },
    "answer": {
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000002",
          "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
          "employeeNumber": null,
          "name": "Aiko Sato",
          "role": "worker",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ],
      "password": "blue lamps over the bridge",
      "pin": "402817"
    }
  },
  "demo.signIn": {
    "request": {
      "address": "POST /api/v1/demo/sign-ins",
      "body": {
        "userId": "019a0000-0000-7000-8000-000000000002"
      }
    },
    "answer": {
      "user": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
        "employeeNumber": null,
        "name": "Aiko Sato",
        "role": "worker",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deactivatedAt": null
      },
      "signIn": {
        "id": "019a0000-0000-7000-8000-000000000034",
        "userId": "019a0000-0000-7000-8000-000000000002",
        "by": "password",
        "deviceId": null,
        "signedInAt": "2026-04-01T09:30:00.000Z",
        "until": "2026-04-01T09:30:00.000Z"
      }
    }
  },
  "devices.add": {
    "request": {
      "address": "PUT /api/v1/devices/019a0000-0000-7000-8000-000000000035",
      "body": {
        "name": "Tablet 3"
      }
    },
    "answer": {
      "device": {
        "id": "019a0000-0000-7000-8000-000000000035",
        "name": "Tablet 3",
        "addedBy": "019a0000-0000-7000-8000-000000000036",
        "addedAt": "2026-04-01T09:30:00.000Z",
        "codeUntil": "2026-04-01T09:30:00.000Z",
        "enrolledAt": null,
        "revokedAt": null,
        "revokedBy": null
      },
      "code": "AB12-CD34-EF56"
    }
  },
  "devices.enrol": {
    "request": {
      "address": "POST /api/v1/device-enrolments",
      "body": {
        "code": "AB12-CD34-EF56"
      }
    },
    "answer": {
      "device": {
        "id": "019a0000-0000-7000-8000-000000000035",
        "name": "Tablet 3",
        "addedBy": "019a0000-0000-7000-8000-000000000036",
        "addedAt": "2026-04-01T09:30:00.000Z",
        "codeUntil": null,
        "enrolledAt": "2026-04-01T09:30:00.000Z",
        "revokedAt": null,
        "revokedBy": null
      }
    }
  },
  "devices.list": {
    "request": {
      "address": "GET /api/v1/devices"
    },
    "answer": {
      "devices": [
        {
          "id": "019a0000-0000-7000-8000-000000000035",
          "name": "Tablet 3",
          "addedBy": "019a0000-0000-7000-8000-000000000036",
          "addedAt": "2026-04-01T09:30:00.000Z",
          "codeUntil": null,
          "enrolledAt": "2026-04-01T09:30:00.000Z",
          "revokedAt": null,
          "revokedBy": null
        }
      ]
    }
  },
  "devices.revoke": {
    "request": {
      "address": "POST /api/v1/devices/019a0000-0000-7000-8000-000000000035/revoke",
      "body": {}
    },
    "answer": {
      "device": {
        "id": "019a0000-0000-7000-8000-000000000035",
        "name": "Tablet 3",
        "addedBy": "019a0000-0000-7000-8000-000000000036",
        "addedAt": "2026-04-01T09:30:00.000Z",
        "codeUntil": null,
        "enrolledAt": "2026-04-01T09:30:00.000Z",
        "revokedAt": "2026-04-01T09:30:00.000Z",
        "revokedBy": "019a0000-0000-7000-8000-000000000036"
      }
    }
  },
  "me.show": {
    "request": {
      "address": "GET /api/v1/me"
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000002",
      "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
      "employeeNumber": null,
      "name": "Aiko Sato",
      "role": "worker",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "me.work": {
    "request": {
      "address": "GET /api/v1/me/work"
    },
    "answer": {
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
        "employeeNumber": null,
        "name": "Aiko Sato",
        "role": "worker",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deactivatedAt": null
      },
      "inProgress": {
        "work": {
          "id": "019a0000-0000-7000-8000-000000000014",
          "sopId": "019a0000-0000-7000-8000-000000000004",
          "workerId": "019a0000-0000-7000-8000-000000000002",
          "status": "in_progress",
          "currentStepId": "019a0000-0000-7000-8000-000000000011",
          "startedAt": "2026-04-01T09:30:00.000Z",
          "completedAt": null,
          "approvedAt": null,
          "approvedBy": null,
          "locked": false,
          "rejectionReason": null,
          "closedAt": null,
          "closedBy": null,
          "abortReason": null,
          "pausedAt": null,
          "pausedSeconds": 0
        },
        "workSessionId": "019a0000-0000-7000-8000-000000000014",
        "status": "in_progress",
        "worker": {
          "id": "019a0000-0000-7000-8000-000000000002",
          "name": "Aiko Sato"
        },
        "sop": {
          "id": "019a0000-0000-7000-8000-000000000004",
          "title": "Change the fuse"
        },
        "stepCount": 3,
        "step": {
          "id": "019a0000-0000-7000-8000-000000000011",
          "originId": "019a0000-0000-7000-8000-000000000011",
          "orderIndex": 0,
          "description": "Pull the old fuse",
          "expectedAction": null,
          "expectedResult": null,
          "hazards": [],
          "number": 3,
          "task": {
            "number": 2,
            "title": "Change"
          }
        },
        "failure": null,
        "unacknowledged": []
      },
      "others": []
    }
  },
  "signIns.addFirstAdmin": {
    "request": {
      "address": "PUT /api/v1/first-admin/019a0000-0000-7000-8000-000000000001",
      "body": {
        "code": "AB12-CD34-EF56",
        "email": "ken@example.com",
        "name": "Ken Mori",
        "password": "blue lamps over the bridge"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000001",
      "email": "ken@example.com",
      "employeeNumber": null,
      "name": "Ken Mori",
      "role": "admin",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "signIns.changeSecret": {
    "request": {
      "address": "POST /api/v1/me/secret",
      "body": {
        "kind": "password",
        "secret": "seven grey cranes at dawn",
        "current": "blue lamps over the bridge"
      }
    },
    "answer": {}
  },
  "signIns.redeem": {
    "request": {
      "address": "POST /api/v1/secret-codes",
      "body": {
        "name": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
        "kind": "password",
        "code": "AB12-CD34-EF56",
        "secret": "blue lamps over the bridge"
      }
    },
    "answer": {}
  },
  "signIns.reset": {
    "request": {
      "address": "POST /api/v1/users/019a0000-0000-7000-8000-000000000002/reset-secret",
      "body": {
        "kind": "password"
      }
    },
    "answer": {
      "code": "AB12-CD34-EF56",
      "until": "2026-04-01T09:30:00.000Z"
    }
  },
  "signIns.signIn": {
    "request": {
      "address": "POST /api/v1/sign-ins",
      "body": {
        "name": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
        "kind": "password",
        "secret": "blue lamps over the bridge"
      }
    },
    "answer": {
      "user": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
        "employeeNumber": null,
        "name": "Aiko Sato",
        "role": "worker",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deactivatedAt": null
      },
      "signIn": {
        "id": "019a0000-0000-7000-8000-000000000033",
        "userId": "019a0000-0000-7000-8000-000000000002",
        "by": "password",
        "deviceId": null,
        "signedInAt": "2026-04-01T09:30:00.000Z",
        "until": "2026-04-01T09:30:00.000Z"
      }
    }
  },
  "signIns.signOut": {
    "request": {
      "address": "DELETE /api/v1/sign-ins/current"
    },
    "answer": {}
  },
  "signIns.signOutEverywhere": {
    "request": {
      "address": "DELETE /api/v1/sign-ins"
    },
    "answer": {}
  },
  "sopImports.import": {
    "request": {
      "address": "PUT /api/v1/sop-imports/019a0000-0000-7000-8000-000000000026",
      "body": {
        "text": "# Oil the press\n\n## Isolate\n\n1. Switch off\n",
        "name": "press.md",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "outcome": "new",
      "id": "019a0000-0000-7000-8000-000000000026",
      "version": 1,
      "status": "draft",
      "title": "Oil the press",
      "taskCount": 1,
      "stepCount": 1,
      "hazardCount": 0,
      "sameTitle": [],
      "missed": [],
      "assumptions": [
        {
          "line": 1,
          "code": "numbered_sections_are_tasks"
        }
      ],
      "unplaced": []
    }
  },
  "sopImports.preview": {
    "request": {
      "address": "POST /api/v1/sop-imports",
      "body": {
        "text": "# Oil the press\n\n## Isolate\n\n1. Switch off\n",
        "name": "press.md"
      }
    },
    "answer": {
      "outcome": "new",
      "id": null,
      "version": null,
      "status": null,
      "title": "Oil the press",
      "taskCount": 1,
      "stepCount": 1,
      "hazardCount": 0,
      "sameTitle": [],
      "missed": [],
      "assumptions": [
        {
          "line": 1,
          "code": "numbered_sections_are_tasks"
        }
      ],
      "unplaced": [],
      "procedure": {
        "title": "Oil the press",
        "tasks": [
          {
            "title": "Isolate",
            "description": null,
            "steps": [
              {
                "description": "Switch off",
                "expectedAction": null,
                "expectedResult": null,
                "hazards": []
              }
            ]
          }
        ]
      }
    }
  },
  "sops.create": {
    "request": {
      "address": "PUT /api/v1/sops/019a0000-0000-7000-8000-000000000023",
      "body": {
        "procedure": {
          "title": "Change the lamp",
          "tasks": [
            {
              "title": "Isolate",
              "description": "Nobody works on a live panel.",
              "steps": [
                {
                  "description": "Switch the main breaker off",
                  "expectedAction": "Main breaker, off!",
                  "expectedResult": "Lamp is dark",
                  "hazards": []
                },
                {
                  "description": "Hang your own lock",
                  "expectedAction": null,
                  "expectedResult": null,
                  "hazards": [
                    {
                      "description": "Somebody switches on",
                      "severity": "critical",
                      "mitigation": "Your own lock and key"
                    }
                  ]
                }
              ]
            },
            {
              "title": "Change",
              "description": null,
              "steps": [
                {
                  "description": "Pull the old fuse",
                  "expectedAction": null,
                  "expectedResult": null,
                  "hazards": []
                }
              ]
            }
          ]
        },
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "draft",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": null,
        "publishedBy": null,
        "retiredAt": null,
        "retiredBy": null
      }
    }
  },
  "sops.delete": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000025/delete",
      "body": {
        "reason": "Twice on record",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000025",
      "title": "Replace the lamp",
      "version": 2,
      "status": "draft",
      "deletedAt": "2026-04-01T09:30:00.000Z"
    }
  },
  "sops.difference": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000025/difference"
    },
    "answer": {
      "from": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "effective",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": "2026-04-01T09:30:00.000Z",
        "publishedBy": "019a0000-0000-7000-8000-000000000019",
        "retiredAt": null,
        "retiredBy": null
      },
      "to": {
        "id": "019a0000-0000-7000-8000-000000000025",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 2,
        "status": "draft",
        "title": "Replace the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": null,
        "publishedBy": null,
        "retiredAt": null,
        "retiredBy": null
      },
      "title": {
        "from": "Change the lamp",
        "to": "Replace the lamp"
      },
      "parts": [],
      "counts": {
        "added": 0,
        "removed": 0,
        "changed": 0,
        "moved": 0
      }
    }
  },
  "sops.edit": {
    "request": {
      "address": "PUT /api/v1/sops/019a0000-0000-7000-8000-000000000023/procedure",
      "body": {
        "procedure": {
          "title": "Replace the lamp",
          "tasks": [
            {
              "title": "Isolate",
              "description": "Nobody works on a live panel.",
              "steps": [
                {
                  "description": "Switch the main breaker off",
                  "expectedAction": "Main breaker, off!",
                  "expectedResult": "Lamp is dark",
                  "hazards": []
                },
                {
                  "description": "Hang your own lock",
                  "expectedAction": null,
                  "expectedResult": null,
                  "hazards": [
                    {
                      "description": "Somebody switches on",
                      "severity": "critical",
                      "mitigation": "Your own lock and key"
                    }
                  ]
                }
              ]
            },
            {
              "title": "Change",
              "description": null,
              "steps": [
                {
                  "description": "Pull the old fuse",
                  "expectedAction": null,
                  "expectedResult": null,
                  "hazards": []
                }
              ]
            }
          ]
        },
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "draft",
        "title": "Replace the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": null,
        "publishedBy": null,
        "retiredAt": null,
        "retiredBy": null
      },
      "title": {
        "from": "Change the lamp",
        "to": "Replace the lamp"
      },
      "parts": [],
      "counts": {
        "added": 0,
        "removed": 0,
        "changed": 0,
        "moved": 0
      }
    }
  },
  "sops.inUse": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000004/in-use"
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "lineageId": "019a0000-0000-7000-8000-000000000004",
        "version": 1,
        "status": "effective",
        "title": "Change the fuse",
        "createdBy": "019a0000-0000-7000-8000-000000000005",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": "2026-04-01T09:30:00.000Z",
        "publishedBy": "019a0000-0000-7000-8000-000000000005",
        "retiredAt": null,
        "retiredBy": null,
        "tasks": [
          {
            "id": "019a0000-0000-7000-8000-000000000006",
            "originId": "019a0000-0000-7000-8000-000000000006",
            "orderIndex": 0,
            "title": "Isolate",
            "description": "Nobody works on a live panel.",
            "createdAt": "2026-04-01T09:30:00.000Z",
            "steps": [
              {
                "id": "019a0000-0000-7000-8000-000000000007",
                "originId": "019a0000-0000-7000-8000-000000000007",
                "orderIndex": 0,
                "description": "Switch the main breaker off",
                "expectedAction": "Main breaker, off!",
                "expectedResult": "Lamp is dark",
                "hazards": []
              },
              {
                "id": "019a0000-0000-7000-8000-000000000008",
                "originId": "019a0000-0000-7000-8000-000000000008",
                "orderIndex": 1,
                "description": "Hang your own lock",
                "expectedAction": null,
                "expectedResult": null,
                "hazards": [
                  {
                    "id": "019a0000-0000-7000-8000-000000000009",
                    "originId": "019a0000-0000-7000-8000-000000000009",
                    "description": "Somebody switches on",
                    "severity": "critical",
                    "mitigation": "Your own lock and key"
                  }
                ]
              }
            ]
          },
          {
            "id": "019a0000-0000-7000-8000-000000000010",
            "originId": "019a0000-0000-7000-8000-000000000010",
            "orderIndex": 1,
            "title": "Change",
            "description": null,
            "createdAt": "2026-04-01T09:30:00.000Z",
            "steps": [
              {
                "id": "019a0000-0000-7000-8000-000000000011",
                "originId": "019a0000-0000-7000-8000-000000000011",
                "orderIndex": 0,
                "description": "Pull the old fuse",
                "expectedAction": null,
                "expectedResult": null,
                "hazards": []
              }
            ]
          }
        ],
        "state": "43e1b5942b1ad0d6",
        "signature": {
          "id": "019a0000-0000-7000-8000-000000000012",
          "meaning": "publish",
          "signerId": "019a0000-0000-7000-8000-000000000005",
          "signerName": "supervisor",
          "signedAt": "2026-04-01T09:30:00.000Z",
          "checkId": null
        },
        "recordedAt": {
          "created": "2026-04-01T09:30:00.000Z",
          "published": "2026-04-01T09:30:00.000Z",
          "retired": null
        },
        "people": [
          {
            "id": "019a0000-0000-7000-8000-000000000005",
            "email": "supervisor.019a0000-0000-7000-8000-000000000013@example.com",
            "employeeNumber": null,
            "name": "supervisor",
            "role": "supervisor",
            "createdAt": "2026-04-01T09:30:00.000Z",
            "updatedAt": "2026-04-01T09:30:00.000Z",
            "deactivatedAt": null
          }
        ]
      },
      "since": null
    }
  },
  "sops.list": {
    "request": {
      "address": "GET /api/v1/sops?search=fuse&limit=1"
    },
    "answer": {
      "sops": [
        {
          "id": "019a0000-0000-7000-8000-000000000004",
          "lineageId": "019a0000-0000-7000-8000-000000000004",
          "version": 1,
          "status": "effective",
          "title": "Change the fuse",
          "createdBy": "019a0000-0000-7000-8000-000000000005",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deletedAt": null,
          "publishedAt": "2026-04-01T09:30:00.000Z",
          "publishedBy": "019a0000-0000-7000-8000-000000000005",
          "retiredAt": null,
          "retiredBy": null,
          "taskCount": 2,
          "stepCount": 3,
          "hazardCount": 1,
          "highHazards": 0,
          "criticalHazards": 1
        }
      ],
      "next": null
    }
  },
  "sops.publish": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000023/publish",
      "body": {
        "password": "correct horse battery staple",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "effective",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": "2026-04-01T09:30:00.000Z",
        "publishedBy": "019a0000-0000-7000-8000-000000000019",
        "retiredAt": null,
        "retiredBy": null
      }
    }
  },
  "sops.restore": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000025/restore",
      "body": {
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000025",
      "title": "Replace the lamp",
      "version": 2,
      "status": "draft",
      "deletedAt": null
    }
  },
  "sops.retire": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000023/retire",
      "body": {
        "reason": "New lamps",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "retired",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": "2026-04-01T09:30:00.000Z",
        "publishedBy": "019a0000-0000-7000-8000-000000000019",
        "retiredAt": "2026-04-01T09:30:00.000Z",
        "retiredBy": "019a0000-0000-7000-8000-000000000019"
      }
    }
  },
  "sops.revert": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000023/revert",
      "body": {
        "state": "b4788c8b8633b4f5",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000023",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 1,
        "status": "draft",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": null,
        "publishedBy": null,
        "retiredAt": null,
        "retiredBy": null
      },
      "title": {
        "from": "Replace the lamp",
        "to": "Change the lamp"
      },
      "parts": [],
      "counts": {
        "added": 0,
        "removed": 0,
        "changed": 0,
        "moved": 0
      }
    }
  },
  "sops.revise": {
    "request": {
      "address": "POST /api/v1/sops/019a0000-0000-7000-8000-000000000023/revise",
      "body": {
        "id": "019a0000-0000-7000-8000-000000000025",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000025",
        "lineageId": "019a0000-0000-7000-8000-000000000023",
        "version": 2,
        "status": "draft",
        "title": "Change the lamp",
        "createdBy": "019a0000-0000-7000-8000-000000000019",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": null,
        "publishedBy": null,
        "retiredAt": null,
        "retiredBy": null
      }
    }
  },
  "sops.show": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000004"
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000004",
      "lineageId": "019a0000-0000-7000-8000-000000000004",
      "version": 1,
      "status": "effective",
      "title": "Change the fuse",
      "createdBy": "019a0000-0000-7000-8000-000000000005",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deletedAt": null,
      "publishedAt": "2026-04-01T09:30:00.000Z",
      "publishedBy": "019a0000-0000-7000-8000-000000000005",
      "retiredAt": null,
      "retiredBy": null,
      "tasks": [
        {
          "id": "019a0000-0000-7000-8000-000000000006",
          "originId": "019a0000-0000-7000-8000-000000000006",
          "orderIndex": 0,
          "title": "Isolate",
          "description": "Nobody works on a live panel.",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "steps": [
            {
              "id": "019a0000-0000-7000-8000-000000000007",
              "originId": "019a0000-0000-7000-8000-000000000007",
              "orderIndex": 0,
              "description": "Switch the main breaker off",
              "expectedAction": "Main breaker, off!",
              "expectedResult": "Lamp is dark",
              "hazards": []
            },
            {
              "id": "019a0000-0000-7000-8000-000000000008",
              "originId": "019a0000-0000-7000-8000-000000000008",
              "orderIndex": 1,
              "description": "Hang your own lock",
              "expectedAction": null,
              "expectedResult": null,
              "hazards": [
                {
                  "id": "019a0000-0000-7000-8000-000000000009",
                  "originId": "019a0000-0000-7000-8000-000000000009",
                  "description": "Somebody switches on",
                  "severity": "critical",
                  "mitigation": "Your own lock and key"
                }
              ]
            }
          ]
        },
        {
          "id": "019a0000-0000-7000-8000-000000000010",
          "originId": "019a0000-0000-7000-8000-000000000010",
          "orderIndex": 1,
          "title": "Change",
          "description": null,
          "createdAt": "2026-04-01T09:30:00.000Z",
          "steps": [
            {
              "id": "019a0000-0000-7000-8000-000000000011",
              "originId": "019a0000-0000-7000-8000-000000000011",
              "orderIndex": 0,
              "description": "Pull the old fuse",
              "expectedAction": null,
              "expectedResult": null,
              "hazards": []
            }
          ]
        }
      ],
      "state": "43e1b5942b1ad0d6",
      "signature": {
        "id": "019a0000-0000-7000-8000-000000000012",
        "meaning": "publish",
        "signerId": "019a0000-0000-7000-8000-000000000005",
        "signerName": "supervisor",
        "signedAt": "2026-04-01T09:30:00.000Z",
        "checkId": null
      },
      "recordedAt": {
        "created": "2026-04-01T09:30:00.000Z",
        "published": "2026-04-01T09:30:00.000Z",
        "retired": null
      },
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000005",
          "email": "supervisor.019a0000-0000-7000-8000-000000000013@example.com",
          "employeeNumber": null,
          "name": "supervisor",
          "role": "supervisor",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ]
    }
  },
  "sops.states": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000023/states"
    },
    "answer": {
      "states": [
        {
          "state": "b4788c8b8633b4f5",
          "at": "2026-04-01T09:30:00.000Z",
          "by": "019a0000-0000-7000-8000-000000000019",
          "title": "Change the lamp",
          "taskCount": 2,
          "stepCount": 3,
          "hazardCount": 1
        },
        {
          "state": "02a38c5e9ce2afc5",
          "at": "2026-04-01T09:30:00.000Z",
          "by": "019a0000-0000-7000-8000-000000000019",
          "title": "Replace the lamp",
          "taskCount": 2,
          "stepCount": 3,
          "hazardCount": 1
        }
      ],
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000019",
          "email": "haruto.sato.019a0000-0000-7000-8000-000000000024@example.com",
          "employeeNumber": null,
          "name": "Haruto Sato",
          "role": "supervisor",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ]
    }
  },
  "sops.versions": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000025/versions"
    },
    "answer": {
      "versions": [
        {
          "id": "019a0000-0000-7000-8000-000000000025",
          "lineageId": "019a0000-0000-7000-8000-000000000023",
          "version": 2,
          "status": "draft",
          "title": "Replace the lamp",
          "createdBy": "019a0000-0000-7000-8000-000000000019",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deletedAt": null,
          "publishedAt": null,
          "publishedBy": null,
          "retiredAt": null,
          "retiredBy": null,
          "taskCount": 2,
          "stepCount": 3,
          "hazardCount": 1,
          "highHazards": 0,
          "criticalHazards": 1
        },
        {
          "id": "019a0000-0000-7000-8000-000000000023",
          "lineageId": "019a0000-0000-7000-8000-000000000023",
          "version": 1,
          "status": "effective",
          "title": "Change the lamp",
          "createdBy": "019a0000-0000-7000-8000-000000000019",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deletedAt": null,
          "publishedAt": "2026-04-01T09:30:00.000Z",
          "publishedBy": "019a0000-0000-7000-8000-000000000019",
          "retiredAt": null,
          "retiredBy": null,
          "taskCount": 2,
          "stepCount": 3,
          "hazardCount": 1,
          "highHazards": 0,
          "criticalHazards": 1
        }
      ],
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000019",
          "email": "haruto.sato.019a0000-0000-7000-8000-000000000024@example.com",
          "employeeNumber": null,
          "name": "Haruto Sato",
          "role": "supervisor",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ]
    }
  },
  "sops.write": {
    "request": {
      "address": "GET /api/v1/sops/019a0000-0000-7000-8000-000000000025/procedure"
    },
    "answer": {
      "format": "markdown",
      "text": "---\nformat: tenken-procedure\nversion: 1\nsop: \"019a0000-0000-7000-8000-000000000025\"\nstate: \"02a38c5e9ce2afc5\"\n---\n\n# Replace the lamp\n\n## Isolate\n\nNobody works on a live panel.\n\n1. Switch the main breaker off\n\n   **Expected action:** Main breaker, off!\n   **Expected result:** Lamp is dark\n2. Hang your own lock\n\n   > **Hazard (critical):** Somebody switches on\n   > **Mitigation:** Your own lock and key\n\n## Change\n\n1. Pull the old fuse\n"
    }
  },
  "users.add": {
    "request": {
      "address": "PUT /api/v1/users/019a0000-0000-7000-8000-000000000027",
      "body": {
        "name": "Yuki Mori",
        "employeeNumber": "4711",
        "role": "worker"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": null,
      "employeeNumber": "4711",
      "name": "Yuki Mori",
      "role": "worker",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "users.changeRole": {
    "request": {
      "address": "POST /api/v1/users/019a0000-0000-7000-8000-000000000027/change-role",
      "body": {
        "role": "auditor"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": "yuki@example.com",
      "employeeNumber": "4711",
      "name": "Yuki Tanaka",
      "role": "auditor",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "users.deactivate": {
    "request": {
      "address": "POST /api/v1/users/019a0000-0000-7000-8000-000000000027/deactivate",
      "body": {}
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": "yuki@example.com",
      "employeeNumber": "4711",
      "name": "Yuki Tanaka",
      "role": "auditor",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": "2026-04-01T09:30:00.000Z"
    }
  },
  "users.list": {
    "request": {
      "address": "GET /api/v1/users?search=yuki&role=auditor&active=true&limit=1"
    },
    "answer": {
      "users": [
        {
          "id": "019a0000-0000-7000-8000-000000000027",
          "email": "yuki@example.com",
          "employeeNumber": "4711",
          "name": "Yuki Tanaka",
          "role": "auditor",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ],
      "next": null
    }
  },
  "users.reactivate": {
    "request": {
      "address": "POST /api/v1/users/019a0000-0000-7000-8000-000000000027/reactivate",
      "body": {}
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": "yuki@example.com",
      "employeeNumber": "4711",
      "name": "Yuki Tanaka",
      "role": "auditor",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "users.rename": {
    "request": {
      "address": "POST /api/v1/users/019a0000-0000-7000-8000-000000000027/rename",
      "body": {
        "name": "Yuki Tanaka",
        "email": "yuki@example.com"
      }
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": "yuki@example.com",
      "employeeNumber": "4711",
      "name": "Yuki Tanaka",
      "role": "worker",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "users.show": {
    "request": {
      "address": "GET /api/v1/users/019a0000-0000-7000-8000-000000000027"
    },
    "answer": {
      "id": "019a0000-0000-7000-8000-000000000027",
      "email": "yuki@example.com",
      "employeeNumber": "4711",
      "name": "Yuki Tanaka",
      "role": "auditor",
      "createdAt": "2026-04-01T09:30:00.000Z",
      "updatedAt": "2026-04-01T09:30:00.000Z",
      "deactivatedAt": null
    }
  },
  "workSessions.abort": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000028/abort",
      "body": {
        "reason": "The panel is flooded",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000028",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "aborted",
        "currentStepId": "019a0000-0000-7000-8000-000000000008",
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": null,
        "approvedAt": null,
        "approvedBy": null,
        "locked": true,
        "rejectionReason": null,
        "closedAt": "2026-04-01T09:30:00.000Z",
        "closedBy": "019a0000-0000-7000-8000-000000000002",
        "abortReason": "The panel is flooded",
        "pausedAt": null,
        "pausedSeconds": 0
      }
    }
  },
  "workSessions.acknowledge": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/acknowledge",
      "body": {
        "hazardIds": [
          "019a0000-0000-7000-8000-000000000009"
        ],
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "acknowledgements": [
        {
          "id": "019a0000-0000-7000-8000-000000000016",
          "sessionId": "019a0000-0000-7000-8000-000000000014",
          "hazardId": "019a0000-0000-7000-8000-000000000009",
          "acknowledgedBy": "019a0000-0000-7000-8000-000000000002",
          "acknowledgedAt": "2026-04-01T09:30:00.000Z"
        }
      ],
      "workSessionId": "019a0000-0000-7000-8000-000000000014",
      "status": "in_progress",
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "name": "Aiko Sato"
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "title": "Change the fuse"
      },
      "stepCount": 3,
      "step": {
        "id": "019a0000-0000-7000-8000-000000000008",
        "originId": "019a0000-0000-7000-8000-000000000008",
        "orderIndex": 1,
        "description": "Hang your own lock",
        "expectedAction": null,
        "expectedResult": null,
        "hazards": [
          {
            "id": "019a0000-0000-7000-8000-000000000009",
            "originId": "019a0000-0000-7000-8000-000000000009",
            "description": "Somebody switches on",
            "severity": "critical",
            "mitigation": "Your own lock and key"
          }
        ],
        "number": 2,
        "task": {
          "number": 1,
          "title": "Isolate"
        }
      },
      "failure": null,
      "unacknowledged": []
    }
  },
  "workSessions.approve": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/approve",
      "body": {
        "password": "correct horse battery staple",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "approved",
        "currentStepId": null,
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": "2026-04-01T09:30:00.000Z",
        "approvedAt": "2026-04-01T09:30:00.000Z",
        "approvedBy": "019a0000-0000-7000-8000-000000000019",
        "locked": true,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      }
    }
  },
  "workSessions.carryOut": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000028/commands",
      "body": {
        "sentAt": "2026-04-01T09:30:00.000Z",
        "commands": [
          {
            "id": "019a0000-0000-7000-8000-000000000029",
            "command": "check",
            "stepId": "019a0000-0000-7000-8000-000000000007",
            "finding": {
              "result": "pass"
            },
            "at": "2026-04-01T09:30:00.000Z"
          },
          {
            "id": "019a0000-0000-7000-8000-000000000030",
            "command": "pause",
            "at": "2026-04-01T09:30:00.000Z"
          }
        ]
      }
    },
    "answer": {
      "outcomes": [
        {
          "id": "019a0000-0000-7000-8000-000000000029",
          "outcome": "done",
          "problem": null
        },
        {
          "id": "019a0000-0000-7000-8000-000000000030",
          "outcome": "done",
          "problem": null
        }
      ],
      "clock": {
        "sentAt": "2026-04-01T09:30:00.000Z",
        "receivedAt": "2026-04-01T09:30:00.000Z",
        "aheadSeconds": 0,
        "isCorrected": false
      },
      "situation": {
        "workSessionId": "019a0000-0000-7000-8000-000000000028",
        "status": "paused",
        "worker": {
          "id": "019a0000-0000-7000-8000-000000000002",
          "name": "Aiko Sato"
        },
        "sop": {
          "id": "019a0000-0000-7000-8000-000000000004",
          "title": "Change the fuse"
        },
        "stepCount": 3,
        "step": {
          "id": "019a0000-0000-7000-8000-000000000008",
          "originId": "019a0000-0000-7000-8000-000000000008",
          "orderIndex": 1,
          "description": "Hang your own lock",
          "expectedAction": null,
          "expectedResult": null,
          "hazards": [
            {
              "id": "019a0000-0000-7000-8000-000000000009",
              "originId": "019a0000-0000-7000-8000-000000000009",
              "description": "Somebody switches on",
              "severity": "critical",
              "mitigation": "Your own lock and key"
            }
          ],
          "number": 2,
          "task": {
            "number": 1,
            "title": "Isolate"
          }
        },
        "failure": null,
        "unacknowledged": [
          "019a0000-0000-7000-8000-000000000009"
        ]
      }
    }
  },
  "workSessions.complete": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/complete",
      "body": {
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "completed",
        "currentStepId": null,
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": "2026-04-01T09:30:00.000Z",
        "approvedAt": null,
        "approvedBy": null,
        "locked": false,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      }
    }
  },
  "workSessions.list": {
    "request": {
      "address": "GET /api/v1/work-sessions?waiting=true&notMine=true&limit=1"
    },
    "answer": {
      "workSessions": [
        {
          "id": "019a0000-0000-7000-8000-000000000014",
          "sopId": "019a0000-0000-7000-8000-000000000004",
          "workerId": "019a0000-0000-7000-8000-000000000002",
          "status": "completed",
          "currentStepId": null,
          "startedAt": "2026-04-01T09:30:00.000Z",
          "completedAt": "2026-04-01T09:30:00.000Z",
          "approvedAt": null,
          "approvedBy": null,
          "locked": false,
          "rejectionReason": null,
          "closedAt": null,
          "closedBy": null,
          "abortReason": null,
          "pausedAt": null,
          "pausedSeconds": 0,
          "sopTitle": "Change the fuse",
          "sopVersion": 1,
          "workerName": "Aiko Sato",
          "workerCalledBy": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
          "failures": 0,
          "overrides": 0,
          "openFlags": 0,
          "needsOverride": false
        }
      ],
      "next": null
    }
  },
  "workSessions.override": {
    "request": {
      "address": "PUT /api/v1/work-sessions/019a0000-0000-7000-8000-000000000020/overrides/019a0000-0000-7000-8000-000000000021",
      "body": {
        "password": "correct horse battery staple",
        "reason": "Measured dead",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "check": {
        "id": "019a0000-0000-7000-8000-000000000021",
        "sessionId": "019a0000-0000-7000-8000-000000000020",
        "stepId": "019a0000-0000-7000-8000-000000000007",
        "result": "override",
        "feedbackText": null,
        "confidenceScore": null,
        "needsReview": false,
        "checkedAt": "2026-04-01T09:30:00.000Z",
        "overrideReason": "Measured dead",
        "overrideBy": "019a0000-0000-7000-8000-000000000019",
        "resolves": "019a0000-0000-7000-8000-000000000022"
      },
      "workSessionId": "019a0000-0000-7000-8000-000000000020",
      "status": "in_progress",
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "name": "Aiko Sato"
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "title": "Change the fuse"
      },
      "stepCount": 3,
      "step": {
        "id": "019a0000-0000-7000-8000-000000000008",
        "originId": "019a0000-0000-7000-8000-000000000008",
        "orderIndex": 1,
        "description": "Hang your own lock",
        "expectedAction": null,
        "expectedResult": null,
        "hazards": [
          {
            "id": "019a0000-0000-7000-8000-000000000009",
            "originId": "019a0000-0000-7000-8000-000000000009",
            "description": "Somebody switches on",
            "severity": "critical",
            "mitigation": "Your own lock and key"
          }
        ],
        "number": 2,
        "task": {
          "number": 1,
          "title": "Isolate"
        }
      },
      "failure": null,
      "unacknowledged": [
        "019a0000-0000-7000-8000-000000000009"
      ]
    }
  },
  "workSessions.pause": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/pause",
      "body": {}
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "paused",
        "currentStepId": "019a0000-0000-7000-8000-000000000008",
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": null,
        "approvedAt": null,
        "approvedBy": null,
        "locked": false,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": "2026-04-01T09:30:00.000Z",
        "pausedSeconds": 0
      }
    }
  },
  "workSessions.recordCheck": {
    "request": {
      "address": "PUT /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/checks/019a0000-0000-7000-8000-000000000015",
      "body": {
        "stepId": "019a0000-0000-7000-8000-000000000007",
        "finding": {
          "result": "pass"
        },
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "check": {
        "id": "019a0000-0000-7000-8000-000000000015",
        "sessionId": "019a0000-0000-7000-8000-000000000014",
        "stepId": "019a0000-0000-7000-8000-000000000007",
        "result": "pass",
        "feedbackText": null,
        "confidenceScore": null,
        "needsReview": false,
        "checkedAt": "2026-04-01T09:30:00.000Z",
        "overrideReason": null,
        "overrideBy": null,
        "resolves": null
      },
      "nextStepId": "019a0000-0000-7000-8000-000000000008"
    }
  },
  "workSessions.reject": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000020/reject",
      "body": {
        "password": "correct horse battery staple",
        "reason": "The lock was not hung",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000020",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "rejected",
        "currentStepId": null,
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": "2026-04-01T09:30:00.000Z",
        "approvedAt": null,
        "approvedBy": null,
        "locked": true,
        "rejectionReason": "The lock was not hung",
        "closedAt": "2026-04-01T09:30:00.000Z",
        "closedBy": "019a0000-0000-7000-8000-000000000019",
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      }
    }
  },
  "workSessions.resume": {
    "request": {
      "address": "POST /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/resume",
      "body": {}
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "in_progress",
        "currentStepId": "019a0000-0000-7000-8000-000000000008",
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": null,
        "approvedAt": null,
        "approvedBy": null,
        "locked": false,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      },
      "workSessionId": "019a0000-0000-7000-8000-000000000014",
      "status": "in_progress",
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "name": "Aiko Sato"
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "title": "Change the fuse"
      },
      "stepCount": 3,
      "step": {
        "id": "019a0000-0000-7000-8000-000000000008",
        "originId": "019a0000-0000-7000-8000-000000000008",
        "orderIndex": 1,
        "description": "Hang your own lock",
        "expectedAction": null,
        "expectedResult": null,
        "hazards": [
          {
            "id": "019a0000-0000-7000-8000-000000000009",
            "originId": "019a0000-0000-7000-8000-000000000009",
            "description": "Somebody switches on",
            "severity": "critical",
            "mitigation": "Your own lock and key"
          }
        ],
        "number": 2,
        "task": {
          "number": 1,
          "title": "Isolate"
        }
      },
      "failure": null,
      "unacknowledged": [
        "019a0000-0000-7000-8000-000000000009"
      ]
    }
  },
  "workSessions.show": {
    "request": {
      "address": "GET /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014"
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "completed",
        "currentStepId": null,
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": "2026-04-01T09:30:00.000Z",
        "approvedAt": null,
        "approvedBy": null,
        "locked": false,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "lineageId": "019a0000-0000-7000-8000-000000000004",
        "version": 1,
        "status": "effective",
        "title": "Change the fuse",
        "createdBy": "019a0000-0000-7000-8000-000000000005",
        "createdAt": "2026-04-01T09:30:00.000Z",
        "updatedAt": "2026-04-01T09:30:00.000Z",
        "deletedAt": null,
        "publishedAt": "2026-04-01T09:30:00.000Z",
        "publishedBy": "019a0000-0000-7000-8000-000000000005",
        "retiredAt": null,
        "retiredBy": null,
        "tasks": [
          {
            "id": "019a0000-0000-7000-8000-000000000006",
            "originId": "019a0000-0000-7000-8000-000000000006",
            "orderIndex": 0,
            "title": "Isolate",
            "description": "Nobody works on a live panel.",
            "createdAt": "2026-04-01T09:30:00.000Z",
            "steps": [
              {
                "id": "019a0000-0000-7000-8000-000000000007",
                "originId": "019a0000-0000-7000-8000-000000000007",
                "orderIndex": 0,
                "description": "Switch the main breaker off",
                "expectedAction": "Main breaker, off!",
                "expectedResult": "Lamp is dark",
                "hazards": []
              },
              {
                "id": "019a0000-0000-7000-8000-000000000008",
                "originId": "019a0000-0000-7000-8000-000000000008",
                "orderIndex": 1,
                "description": "Hang your own lock",
                "expectedAction": null,
                "expectedResult": null,
                "hazards": [
                  {
                    "id": "019a0000-0000-7000-8000-000000000009",
                    "originId": "019a0000-0000-7000-8000-000000000009",
                    "description": "Somebody switches on",
                    "severity": "critical",
                    "mitigation": "Your own lock and key"
                  }
                ]
              }
            ]
          },
          {
            "id": "019a0000-0000-7000-8000-000000000010",
            "originId": "019a0000-0000-7000-8000-000000000010",
            "orderIndex": 1,
            "title": "Change",
            "description": null,
            "createdAt": "2026-04-01T09:30:00.000Z",
            "steps": [
              {
                "id": "019a0000-0000-7000-8000-000000000011",
                "originId": "019a0000-0000-7000-8000-000000000011",
                "orderIndex": 0,
                "description": "Pull the old fuse",
                "expectedAction": null,
                "expectedResult": null,
                "hazards": []
              }
            ]
          }
        ]
      },
      "checks": [
        {
          "id": "019a0000-0000-7000-8000-000000000015",
          "sessionId": "019a0000-0000-7000-8000-000000000014",
          "stepId": "019a0000-0000-7000-8000-000000000007",
          "result": "pass",
          "feedbackText": null,
          "confidenceScore": null,
          "needsReview": false,
          "checkedAt": "2026-04-01T09:30:00.000Z",
          "overrideReason": null,
          "overrideBy": null,
          "resolves": null,
          "recordedAt": "2026-04-01T09:30:00.000Z"
        },
        {
          "id": "019a0000-0000-7000-8000-000000000017",
          "sessionId": "019a0000-0000-7000-8000-000000000014",
          "stepId": "019a0000-0000-7000-8000-000000000008",
          "result": "pass",
          "feedbackText": null,
          "confidenceScore": null,
          "needsReview": false,
          "checkedAt": "2026-04-01T09:30:00.000Z",
          "overrideReason": null,
          "overrideBy": null,
          "resolves": null,
          "recordedAt": "2026-04-01T09:30:00.000Z"
        },
        {
          "id": "019a0000-0000-7000-8000-000000000018",
          "sessionId": "019a0000-0000-7000-8000-000000000014",
          "stepId": "019a0000-0000-7000-8000-000000000011",
          "result": "pass",
          "feedbackText": null,
          "confidenceScore": null,
          "needsReview": false,
          "checkedAt": "2026-04-01T09:30:00.000Z",
          "overrideReason": null,
          "overrideBy": null,
          "resolves": null,
          "recordedAt": "2026-04-01T09:30:00.000Z"
        }
      ],
      "acknowledgements": [
        {
          "id": "019a0000-0000-7000-8000-000000000016",
          "sessionId": "019a0000-0000-7000-8000-000000000014",
          "hazardId": "019a0000-0000-7000-8000-000000000009",
          "acknowledgedBy": "019a0000-0000-7000-8000-000000000002",
          "acknowledgedAt": "2026-04-01T09:30:00.000Z",
          "recordedAt": "2026-04-01T09:30:00.000Z"
        }
      ],
      "signatures": [],
      "pauses": [
        {
          "from": "2026-04-01T09:30:00.000Z",
          "to": "2026-04-01T09:30:00.000Z"
        }
      ],
      "recordedAt": {
        "started": "2026-04-01T09:30:00.000Z",
        "completed": "2026-04-01T09:30:00.000Z",
        "closed": null,
        "published": "2026-04-01T09:30:00.000Z"
      },
      "time": {
        "workedSeconds": 0,
        "pausedSeconds": 0
      },
      "people": [
        {
          "id": "019a0000-0000-7000-8000-000000000005",
          "email": "supervisor.019a0000-0000-7000-8000-000000000013@example.com",
          "employeeNumber": null,
          "name": "supervisor",
          "role": "supervisor",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        },
        {
          "id": "019a0000-0000-7000-8000-000000000002",
          "email": "aiko.sato.019a0000-0000-7000-8000-000000000003@example.com",
          "employeeNumber": null,
          "name": "Aiko Sato",
          "role": "worker",
          "createdAt": "2026-04-01T09:30:00.000Z",
          "updatedAt": "2026-04-01T09:30:00.000Z",
          "deactivatedAt": null
        }
      ],
      "trail": {
        "unbroken": true,
        "work": {
          "events": 8,
          "records": 1,
          "takenOver": null,
          "count": 0,
          "findings": []
        },
        "sop": {
          "events": 5,
          "records": 1,
          "takenOver": null,
          "count": 0,
          "findings": []
        },
        "heads": [
          {
            "stream": "019a0000-0000-7000-8000-000000000014",
            "position": 8,
            "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff"
          },
          {
            "stream": "019a0000-0000-7000-8000-000000000004",
            "position": 5,
            "hash": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff"
          }
        ]
      }
    }
  },
  "workSessions.situation": {
    "request": {
      "address": "GET /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014/situation"
    },
    "answer": {
      "workSessionId": "019a0000-0000-7000-8000-000000000014",
      "status": "in_progress",
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "name": "Aiko Sato"
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "title": "Change the fuse"
      },
      "stepCount": 3,
      "step": {
        "id": "019a0000-0000-7000-8000-000000000008",
        "originId": "019a0000-0000-7000-8000-000000000008",
        "orderIndex": 1,
        "description": "Hang your own lock",
        "expectedAction": null,
        "expectedResult": null,
        "hazards": [
          {
            "id": "019a0000-0000-7000-8000-000000000009",
            "originId": "019a0000-0000-7000-8000-000000000009",
            "description": "Somebody switches on",
            "severity": "critical",
            "mitigation": "Your own lock and key"
          }
        ],
        "number": 2,
        "task": {
          "number": 1,
          "title": "Isolate"
        }
      },
      "failure": null,
      "unacknowledged": [
        "019a0000-0000-7000-8000-000000000009"
      ]
    }
  },
  "workSessions.start": {
    "request": {
      "address": "PUT /api/v1/work-sessions/019a0000-0000-7000-8000-000000000014",
      "body": {
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "at": "2026-04-01T09:30:00.000Z"
      }
    },
    "answer": {
      "work": {
        "id": "019a0000-0000-7000-8000-000000000014",
        "sopId": "019a0000-0000-7000-8000-000000000004",
        "workerId": "019a0000-0000-7000-8000-000000000002",
        "status": "in_progress",
        "currentStepId": "019a0000-0000-7000-8000-000000000007",
        "startedAt": "2026-04-01T09:30:00.000Z",
        "completedAt": null,
        "approvedAt": null,
        "approvedBy": null,
        "locked": false,
        "rejectionReason": null,
        "closedAt": null,
        "closedBy": null,
        "abortReason": null,
        "pausedAt": null,
        "pausedSeconds": 0
      },
      "workSessionId": "019a0000-0000-7000-8000-000000000014",
      "status": "in_progress",
      "worker": {
        "id": "019a0000-0000-7000-8000-000000000002",
        "name": "Aiko Sato"
      },
      "sop": {
        "id": "019a0000-0000-7000-8000-000000000004",
        "title": "Change the fuse"
      },
      "stepCount": 3,
      "step": {
        "id": "019a0000-0000-7000-8000-000000000007",
        "originId": "019a0000-0000-7000-8000-000000000007",
        "orderIndex": 0,
        "description": "Switch the main breaker off",
        "expectedAction": "Main breaker, off!",
        "expectedResult": "Lamp is dark",
        "hazards": [],
        "number": 1,
        "task": {
          "number": 1,
          "title": "Isolate"
        }
      },
      "failure": null,
      "unacknowledged": []
    }
  }
}
