// SPDX-License-Identifier: Apache-2.0
// Who holds what, since when and until when. A room that has something waiting for somebody says so in
// the unit that makes it wait, and says it again whenever that changed: all that waits of a subject, as it
// is now. What waited and is not said any more has ended; what is said again stays as it was. So saying it
// twice changes nothing, and a room may say all it has again at any time.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"
#include "core/base/json.h"
#include "core/db/db.h"
#include "deadlines/worktime.h"

namespace deadlines {

using WaitId = core::Id<struct WaitTag>;

// What is waited for. opened: a letter that arrived; copy: a tembusan; disposition: to instruct or close;
// told: a disposition not opened; follow_up: its report; accepted: a report to be taken; closing: all
// reported, the letter not closed; answered: a letter in reply; revision: a draft that came back;
// scan: the sheet signed with ink; delivery: bringing it to somebody outside.
enum class Step {
    initial, coordination, signature, revision, scan, delivery,
    opened, copy, disposition, told, follow_up, accepted, closing, answered
};
constexpr std::array<Step, 14> all_steps{Step::initial, Step::coordination, Step::signature, Step::revision,
                                         Step::scan, Step::delivery, Step::opened, Step::copy,
                                         Step::disposition, Step::told, Step::follow_up, Step::accepted,
                                         Step::closing, Step::answered};
std::string_view name(Step step);
std::optional<Step> step_named(std::string_view text);
// Waits nobody is pressed by: they stand in the lists of who waits, not of who holds.
inline bool quiet(Step step) { return step == Step::copy || step == Step::answered; }

struct Wanted {
    Step step = Step::initial;
    std::string part;                          // tells two of one step apart: id of a step or branch
    core::PositionId holder;
    std::optional<core::PositionId> waiter;    // who waits for it
    std::optional<core::Instant> since;        // unless told, now
    std::optional<core::Date> due;             // set by a person; else by the office's rules
    bool nearer = false;                       // of the two the nearer
};

// The subject as its room knows it.
struct Facts {
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string urgency = "biasa";             // "biasa", "segera", "sangat_segera"
};
// What may be told of a subject to an actor.
struct Said {
    std::string title, number, link;
};

// Answered by the room whose subjects they are, once per kind (the part before the colon).
class Subjects {
  public:
    virtual ~Subjects() = default;
    virtual std::string kind() const = 0;      // "letter"
    virtual Facts facts(core::db::Tx& tx, std::string_view subject) = 0;
    // Those the actor may know of; others are not in it.
    virtual std::map<std::string, Said> describe(core::db::Tx& tx, const core::Actor& actor,
                                                 const std::vector<std::string>& subjects) = 0;
    // Title and number alone, without a question of rights: who may be told is judged by the room of deadlines, which
    // raises what is late to superiors. Of secret letters it never asks.
    virtual std::map<std::string, Said> named(core::db::Tx& tx, const std::vector<std::string>& subjects) = 0;
    // The day a person set for the part is now another one, by a pause or an outage; said again with either day it
    // stays where it is. Of rooms whose days nobody sets nothing is to be done.
    virtual void moved(core::db::Tx&, std::string_view /*subject*/, std::string_view /*part*/, core::Date /*due*/) {}
};

// What is counted month by month for the dashboard.
enum class Flow { in, out, disposition };
std::string_view name(Flow flow);

// A day a person set that is a later one by now; the room of the subject was told which (Subjects::moved).
struct MovedDay {
    core::Date first{};    // as it was set
    bool outage = false;   // working time lost to an outage was given back
};

class Waits {
  public:
    virtual ~Waits() = default;
    virtual void serve(Subjects& subjects) = 0;   // at start
    // All that `room` has waiting of the subject now. `outcome` is kept with what ended.
    virtual void say(core::db::Tx& tx, core::Instant now, std::string_view room, std::string_view subject,
                     const std::vector<Wanted>& all, std::string_view outcome = {}) = 0;
    // One letter more of the unit on that day; of secret ones nothing is counted.
    virtual void count(core::db::Tx& tx, core::Date day, core::UnitId unit, Flow flow,
                       classification::AccessClass access) = 0;
    // True once for each name: for what a room brings over from before this room was there.
    virtual bool first(core::db::Tx& tx, core::Instant now, std::string_view what) = 0;

    // One line of what happened to a subject or is to come, for its timeline.
    struct Ahead {
        Step step = Step::initial;
        core::PositionId holder;
        core::Instant since;
        std::optional<core::Instant> due;
        std::string pause_reason;                 // "" while it is not paused
        std::optional<core::Date> paused_until;
    };
    virtual std::vector<Ahead> open(core::db::Tx& tx, std::string_view subject) = 0;
    // Days set by persons that outages or pauses have moved to a later one, of what is open of these subjects, by part.
    virtual std::map<std::string, MovedDay> moved(core::db::Tx& tx, const std::vector<std::string>& subjects) = 0;
};

// The calendar as other rooms ask it.
class Calendar {
  public:
    virtual ~Calendar() = default;
    virtual WorkTime worktime(core::db::Tx& tx) = 0;
    // The zone of the unit, or of the nearest above that has one of its own, or of the office.
    virtual core::Zone zone(core::db::Tx& tx, core::UnitId unit) = 0;
    // A day off that another room kept before; nothing is counted anew. False when it is known.
    virtual bool adopt(core::db::Tx& tx, core::Date day, std::string_view name) = 0;
};

// The holder was reminded: it is due soon.
struct Reminded {
    static constexpr std::string_view name = "deadlines.reminded";
    WaitId wait;
    std::string subject;
    Step step = Step::initial;
    core::PositionId to;
    core::Instant due;
    bool secret = false;       // nothing of it may be told but that there is something
    core::Json json() const;
    static Reminded from(const core::Json& json);
};
// It is overdue: told to a superior of the holder, or, of a secret letter, to who waits for it.
struct Escalated {
    static constexpr std::string_view name = "deadlines.escalated";
    WaitId wait;
    std::string subject;
    Step step = Step::initial;
    core::PositionId holder, to;
    int level = 1;
    core::Instant due;
    bool secret = false;
    core::Json json() const;
    static Escalated from(const core::Json& json);
};

}  // namespace deadlines
