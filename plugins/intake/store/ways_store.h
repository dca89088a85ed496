// SPDX-License-Identifier: Apache-2.0
// What the ways in keep: refusals nobody has seen yet, messages taken and how far each mailbox was read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "intake/domain/arrival.h"

namespace intake {

using FaultId = core::Id<struct IntakeFaultTag>;

// A file or message that could not be taken.
struct Refused {
    FaultId id;
    core::UnitId mailroom;
    Source source = Source::folder;
    std::string origin, key, file_name;
    core::Instant at;
    std::string word;        // key of the sentence
    core::Args args;
};

// How far a mailbox was read; UIDs count within one validity (RFC 9051, 2.3.1.1).
struct Mark {
    std::int64_t validity = 0, last_uid = 0;
};

struct Unsettled {
    std::string message;
    std::int64_t uid = 0;
};

// How a folder or a mailbox fared when it was last looked into. word: "" when all was well.
struct Fared {
    std::string way;         // "folder SETDA", "mail tu@kota.go.id"
    core::UnitId mailroom;
    core::Instant at;
    std::string word;
    core::Args args;
};

class WaysStore {
  public:
    void report(core::db::Tx& tx, const Fared& fared);
    std::vector<Fared> fared(core::db::Tx& tx);

    // Told once for one key.
    void refuse(core::db::Tx& tx, const Refused& refused);
    std::vector<Refused> refusals(core::db::Tx& tx, core::UnitId mailroom);   // not seen yet, newest first
    bool seen(core::db::Tx& tx, core::UnitId mailroom, FaultId id, core::Instant at);

    Mark mark(core::db::Tx& tx, const std::string& mailbox);
    void set_mark(core::db::Tx& tx, const std::string& mailbox, const Mark& mark);
    // False when it was taken before.
    bool take(core::db::Tx& tx, const std::string& mailbox, const std::string& message, const Mark& at,
              core::Instant now);
    std::vector<Unsettled> unsettled(core::db::Tx& tx, const std::string& mailbox, std::int64_t validity);
    void settle(core::db::Tx& tx, const std::string& mailbox, const std::string& message);
};

}  // namespace intake
