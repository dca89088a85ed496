// SPDX-License-Identifier: Apache-2.0
// The register of outages: keepers write down when the office could not work, or decide about what the
// server proposes. Deadlines that ran in that working time get it back; first it is shown which.
#pragma once

#include "deadlines/service/extending.h"

namespace deadlines {

struct OutageWish {
    core::Instant from, until;
    std::vector<Touched> touched;
    std::optional<core::UnitId> unit;
    std::string reason;
    bool extends = true;
    std::optional<OutageId> proposal;   // that is decided by it
    bool confirmed = false;
};

struct UnitMoved {
    std::string name;
    std::int64_t deadlines = 0;
};

struct Spreading {
    Outage outage;
    Spread moved;
    std::vector<UnitMoved> units;       // most first
    std::int64_t working_minutes = 0;   // of the outage, by the calendar of the office
    bool done = false;
};

struct OutageShown {
    Outage outage;
    std::string unit_name;              // "" of the whole office
    std::int64_t working_minutes = 0;
};

class Outages {
  public:
    static constexpr int most_shown = 500;

    explicit Outages(Parts& parts) : parts_(parts) {}

    // Newest first; proposals are for keepers alone.
    std::vector<OutageShown> list(const core::Context& ctx, OutageAsk ask);
    OutageShown one(const core::Context& ctx, OutageId id);             // throws Error(not_found)
    std::vector<std::pair<core::UnitId, std::string>> units(const core::Context& ctx);
    std::int64_t proposals(const core::Context& ctx);
    // Unless confirmed nothing is written. Throws Error(invalid) naming what is wrong.
    Spreading record(const core::Context& ctx, const OutageWish& wish);
    // What taking it back would move.
    Spreading undoing(const core::Context& ctx, OutageId id);
    Spreading revoke(const core::Context& ctx, OutageId id, std::string_view reason);
    void dismiss(const core::Context& ctx, OutageId id, std::string_view reason);

  private:
    Outage found(core::db::Tx& tx, const core::Context& ctx, OutageId id);
    OutageShown shown(core::db::Tx& tx, Outage outage, const WorkTime& time);
    Outage wanted(core::db::Tx& tx, const core::Context& ctx, const OutageWish& wish);
    Spreading told(core::db::Tx& tx, Outage outage, Spread moved, bool done);

    Parts& parts_;
};

}  // namespace deadlines
