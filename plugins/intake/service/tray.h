// SPDX-License-Identifier: Apache-2.0
// The tray of a mailroom: what is in it, and what a clerk does with it short of registering.
#pragma once

#include "core/audit/trail.h"
#include "intake/service/room.h"

namespace intake {

struct Mailroom {
    core::UnitId id;
    std::string name;
};

struct Tray {
    Page page;
    Counts counts;
    std::vector<Refused> refused;
    std::vector<Fared> ways;         // of this mailroom
    std::vector<Mailroom> others;    // where something may be sent on to
};

struct Whole {
    Arrival arrival;
    std::vector<Line> same, parts;
    std::vector<core::audit::Entry> trail;
    std::vector<Mailroom> others;
    std::optional<ArrivalId> before, after;   // ready ones
    std::string mailroom;                     // its name
    bool may_release = false;
};

// A page of an arrival as it is to be: turned by so many degrees to the right.
struct Placed {
    int page = 0, turn = 0;
};

class TrayDesk {
  public:
    explicit TrayDesk(Parts& parts) : parts_(parts) {}

    Tray tray(const core::Context& ctx, const Wish& wish);
    std::int64_t count(const core::Context& ctx, Show show);   // 0 for who has no mailroom
    Whole whole(const core::Context& ctx, ArrivalId id);
    std::vector<Arrival> quarantined(const core::Context& ctx);

    struct File {
        core::Bytes bytes;
        std::string name, media;
    };
    // All throw Error(not_found) for what is not shown (arrival.h).
    File pdf(const core::Context& ctx, ArrivalId id);
    File original(const core::Context& ctx, ArrivalId id);
    File piece(const core::Context& ctx, ArrivalId id, std::size_t place);   // of its ZIP from 1, as it came
    core::Bytes picture(const core::Context& ctx, ArrivalId id, int page);

    void discard(const core::Context& ctx, ArrivalId id, std::string_view why);
    void release(const core::Context& ctx, ArrivalId id, std::string_view why);
    // To the mailroom it should have come to, with a word for its clerk.
    void move(const core::Context& ctx, ArrivalId id, core::UnitId mailroom, std::string_view word);
    // "discarded" or "moved", done by the actor a moment ago (core/undo/undo.h).
    void undo(const core::Context& ctx, ArrivalId id, std::string_view act);
    void read_again(const core::Context& ctx, ArrivalId id);
    void seen(const core::Context& ctx, FaultId id);

    // Pages from 1, letter by letter; pages left out are in none. Throws Error(invalid) naming "pages".
    std::vector<ArrivalId> split(const core::Context& ctx, ArrivalId id, const std::vector<std::vector<int>>& letters);
    // The pages of the one PDF in this order; those left out are gone from it, never from the original.
    void arrange(const core::Context& ctx, ArrivalId id, const std::vector<Placed>& pages);
    // Another file of the ZIP it came in, from 1, is the letter. Throws Error(invalid) naming "file".
    void choose(const core::Context& ctx, ArrivalId id, std::size_t place);
    // Pages of the others behind those of the first, and their attachments with its own; the others are discarded as
    // part of it.
    ArrivalId merge(const core::Context& ctx, const std::vector<ArrivalId>& arrivals);

  private:
    Arrival shown_for(const core::Context& ctx, ArrivalId id);
    std::vector<Mailroom> others(core::db::Tx& tx, std::optional<core::UnitId> but);

    Parts& parts_;
};

}  // namespace intake
