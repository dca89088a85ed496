// SPDX-License-Identifier: Apache-2.0
// The lists and what people do with one thing that waits: look, pause with a reason, go on.
#pragma once

#include <functional>

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
    std::string text;                         // in title, number or holder
    std::string after;
    int limit = 25;
};
constexpr int most_taken = 1000;              // of a list that is taken away, and looked through for words

// What goes into the same unit of work.
using Also = std::function<void(core::db::Tx&)>;

struct Lines {
    std::vector<Line> lines;
    std::string next;
    WorkTime time;
    std::vector<int> open_years;     // of(): calendars that are not whole, where the actor gives days
};

struct Told {                        // a notice with the name of who got it
    Notice notice;
    std::string to;
};

// What the actor may do with it now.
struct Acts {
    bool pause = false, resume = false;
    bool ask = false;                // for a pause of whoever set the day
    bool answer = false;             // what was asked of him
    bool urge = false;               // the holder
};

struct Whole {
    Line line;
    std::string holder_person;       // "" while nobody acts in it
    std::vector<Pause> pauses;
    std::vector<Told> told;
    std::vector<Urge> urges;
    std::vector<PauseRequest> requests;
    std::int64_t held_minutes = 0;   // working minutes without pauses
    Rule rule;
    WorkTime time;
    Acts may;
    core::PositionId seat;           // of who looks
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
    // By the holder or who stands above him; a day that somebody set, by him or who stands above him. Who waits for
    // it is told. Not once it is overdue.
    void pause(const core::Context& ctx, WaitId id, core::Date until, std::string_view reason);
    // By those, by the holder, and by who waits for it.
    void resume(const core::Context& ctx, WaitId id);
    // The holder asks whoever set the day. Throws Error(conflict) while he has not answered.
    void ask(const core::Context& ctx, WaitId id, core::Date until, std::string_view reason);
    // Granted, it is paused as it was asked. Throws Error(conflict) when nothing is asked.
    void answer(const core::Context& ctx, WaitId id, bool granted, std::string_view note);
    // Whoever waits for it or stands above the holder asks him to hurry, once a day.
    void urge(const core::Context& ctx, WaitId id, const Also& also = {});

  private:
    View view_of(core::db::Tx& tx, const core::Context& ctx, const Wish& wish, const WorkTime& time);
    Wait seen(core::db::Tx& tx, const core::Context& ctx, WaitId id);
    Wait seen_for(core::db::Tx& tx, const core::Context& ctx, WaitId id, bool Acts::*act);
    // By rank, whatever state it is in; acts_of also by its state.
    Acts rights_of(core::db::Tx& tx, const core::Context& ctx, const Wait& wait);
    Acts acts_of(core::db::Tx& tx, const core::Context& ctx, const Wait& wait);
    void hold(core::db::Tx& tx, const core::Context& ctx, Wait& wait, core::Date until, std::string_view reason);
    std::vector<Line> lines_of(core::db::Tx& tx, const core::Context& ctx, std::vector<Wait> waits);

    Parts& parts_;
};

// The unit and those below it, of those the actor may look at; throws Error(not_found) for another.
std::vector<core::UnitId> units_below(core::db::Tx& tx, Parts& parts, const Reach& reach,
                                      const std::optional<core::UnitId>& top);

}  // namespace deadlines
