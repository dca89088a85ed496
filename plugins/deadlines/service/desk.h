// SPDX-License-Identifier: Apache-2.0
// The lists and what people do with one thing that waits: look, pause with a reason, go on.
#pragma once

#include "deadlines/service/parts.h"

namespace deadlines {

struct Line {
    Wait wait;
    std::optional<Said> said;        // what the actor may know of the subject
    std::string holder_name, waiter_name;
    core::Date due_day{};            // in the zone of the holder's unit
    core::Zone zone = core::Zone::wib;
    bool overdue = false;
    std::vector<Given> given;        // for outages
};

struct Wish {
    List list = List::mine;
    Scope scope = Scope::own;
    std::optional<Step> step;
    std::optional<core::UnitId> unit;         // of scope unit: it and those below
    std::optional<core::PositionId> holder;   // of scope unit
    int days = 7;                             // of unanswered: at least so many
    std::string after;
    int limit = 25;
};

struct Lines {
    std::vector<Line> lines;
    std::string next;
    WorkTime time;
};

struct Told {                        // a notice with the name of who got it
    Notice notice;
    std::string to;
};

struct Whole {
    Line line;
    std::string holder_person;       // "" while nobody acts in it
    std::vector<Pause> pauses;
    std::vector<Told> told;
    std::int64_t held_minutes = 0;   // working minutes without pauses
    Rule rule;
    WorkTime time;
    bool may_pause = false, may_resume = false;
};

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    Lines list(const core::Context& ctx, const Wish& wish);
    std::int64_t count(const core::Context& ctx, const Wish& wish);
    bool heads(const core::Context& ctx);                                     // has units to look at
    Whole whole(const core::Context& ctx, WaitId id);                         // throws Error(not_found)
    // What is open of a subject whose page the actor reads, oldest first.
    Lines of(const core::Context& ctx, std::string_view subject);
    void pause(const core::Context& ctx, WaitId id, core::Date until, std::string_view reason);
    void resume(const core::Context& ctx, WaitId id);

  private:
    View view_of(core::db::Tx& tx, const core::Context& ctx, const Wish& wish, const WorkTime& time);
    Wait seen(core::db::Tx& tx, const core::Context& ctx, WaitId id);
    bool may_pause(core::db::Tx& tx, const core::Context& ctx, const Wait& wait);
    std::vector<Line> lines_of(core::db::Tx& tx, const core::Context& ctx, std::vector<Wait> waits);

    Parts& parts_;
};

// The unit and those below it, of those the actor may look at; throws Error(not_found) for another.
std::vector<core::UnitId> units_below(core::db::Tx& tx, Parts& parts, const Reach& reach,
                                      const std::optional<core::UnitId>& top);

}  // namespace deadlines
