// SPDX-License-Identifier: Apache-2.0
// The register of outages, what each gave to which deadline, and the server's own signs of life.
#pragma once

#include <map>

#include "core/db/db.h"
#include "deadlines/domain/outage.h"

namespace deadlines {

struct OutageAsk {
    std::optional<OutageState> state;
    bool proposals = false;                     // with those nobody has decided about, and those put away
    std::optional<core::Instant> from, until;   // that touch this time
};

// What an outage gave to one deadline, with when it was.
struct Given {
    core::Instant from;
    std::int64_t minutes = 0;
};

class OutageStore {
  public:
    void insert(core::db::Tx& tx, const Outage& outage);
    void update(core::db::Tx& tx, const Outage& outage);
    std::optional<Outage> find(core::db::Tx& tx, OutageId id);
    std::vector<Outage> list(core::db::Tx& tx, const OutageAsk& ask, int limit);   // newest first
    std::vector<Outage> in_force(core::db::Tx& tx, core::Instant after);           // not over by then; oldest first
    std::int64_t proposals(core::db::Tx& tx);

    std::vector<Extension> of(core::db::Tx& tx, WaitId wait);                      // in the order of outages
    void put(core::db::Tx& tx, WaitId wait, const std::vector<Extension>& parts);  // in place of what it had
    // Of those in force, oldest first.
    std::map<WaitId, std::vector<Given>> given(core::db::Tx& tx, const std::vector<WaitId>& waits);

    // The beat before this one.
    std::optional<core::Instant> beat(core::db::Tx& tx, core::Instant now);
};

}  // namespace deadlines
