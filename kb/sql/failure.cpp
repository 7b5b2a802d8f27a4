#include "kb/sql/failure.h"

#include <sqlite3.h>

namespace lacuna::kb {

void throw_failure(int code, int extended, const std::string& words) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorCode::locked, "Another process is writing to the database.",
                  "Wait until it has finished, then try again.");
    case SQLITE_FULL:
      throw Error(ErrorCode::unavailable, "The disk is full; nothing was changed.",
                  "Free some space, then try again.");
    case SQLITE_READONLY:
      throw Error(ErrorCode::unavailable, "The database cannot be written to.",
                  "Check the permissions of the data directory.");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      throw Error(ErrorCode::unavailable, "The database file cannot be read or written.",
                  "Check the disk and the permissions of the data directory.");
    case SQLITE_NOMEM:
      throw Error(ErrorCode::unavailable, "There is not enough memory for this request.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(ErrorCode::damaged, "The database file is damaged or is none of ours.",
                  "Run `lacuna check`; restore the last backup with `lacuna restore`.");
    case SQLITE_CONSTRAINT:
      if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
          extended == SQLITE_CONSTRAINT_ROWID)
        throw Error(ErrorCode::conflict, "A record with the same key is there already.",
                    "Look at the one that is there.");
      break;
    case SQLITE_TOOBIG:
      throw Error(ErrorCode::too_large, "A text is too long for the database.");
    default:
      break;
  }
  throw Error(ErrorCode::internal, "The database refused a statement: " + words);
}

}  // namespace lacuna::kb
