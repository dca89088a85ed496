// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/awaited.h"

#include <algorithm>

#include "core/jobs/jobs.h"

namespace incoming {

using core::db::Tx;
using deadlines::Step;

namespace {

constexpr int letters_at_once = 200;

IncomingId id_in(std::string_view subject) { return IncomingId::parse(subject.substr(subject.find(':') + 1)); }

class Waiting {
  public:
    explicit Waiting(Since how) : how_(how) {}

    deadlines::Wanted& want(Step step, core::PositionId holder, std::optional<core::PositionId> waiter,
                            std::optional<core::Instant> since) {
        deadlines::Wanted wanted;
        wanted.step = step;
        wanted.holder = holder;
        if (waiter && !waiter->nil() && *waiter != holder) wanted.waiter = waiter;
        if (how_ == Since::past) wanted.since = since;
        all.push_back(std::move(wanted));
        return all.back();
    }

    std::vector<deadlines::Wanted> all;

  private:
    Since how_;
};

void of_branch(Waiting& waiting, const Branch& branch) {
    const auto part = branch.id.text();
    switch (branch.state) {
        case BranchState::sent: {
            // Whom it only informs nobody presses.
            if (branch.informed) {
                waiting.want(Step::copy, branch.position, branch.giver, branch.given_at).part = part;
                break;
            }
            auto& wanted = waiting.want(Step::told, branch.position, branch.giver, branch.given_at);
            wanted.part = part;
            wanted.due = branch.due;
            break;
        }
        case BranchState::read: {
            if (branch.informed) break;
            auto& wanted = waiting.want(Step::follow_up, branch.position, branch.giver, branch.read_at);
            wanted.part = part;
            wanted.due = branch.due;
            break;
        }
        case BranchState::reported:
            waiting.want(Step::accepted, branch.giver, branch.position, branch.reported_at).part = part;
            break;
        case BranchState::accepted:
        case BranchState::withdrawn:
        case BranchState::lapsed:
        case BranchState::declined:
        case BranchState::forwarded: break;
    }
}

std::optional<core::Instant> last_end(const std::vector<Disposition>& all) {
    std::optional<core::Instant> last;
    for (const auto& disposition : all)
        for (const auto& branch : disposition.branches)
            if (branch.ended_at && (!last || *last < *branch.ended_at)) last = branch.ended_at;
    return last;
}

bool answered(Tx& tx, Parts& parts, IncomingId id) {
    const auto all = parts.relations.answers(tx, core::Actor::system(), subject_of(id));
    return std::any_of(all.begin(), all.end(),
                       [](const letters::Answer& each) { return each.how == letters::Relation::replies; });
}

std::vector<deadlines::Wanted> wanted_of(Tx& tx, Parts& parts, const Entry& entry,
                                         const std::vector<Disposition>& dispositions, Since how) {
    Waiting waiting(how);
    // Nobody waits for what somebody does with his own letter.
    if (entry.over() || entry.person) return {};
    std::optional<core::PositionId> sender;
    if (entry.letter)
        if (const auto letter = parts.letters.issued(tx, *entry.letter)) sender = letter->drafter_position;
    // The sender's day presses until somebody is instructed; from then on the giver's does.
    const auto reply = [&](deadlines::Wanted& wanted) {
        wanted.due = entry.reply_by;
        wanted.nearer = true;
    };
    if (entry.state == EntryState::unread)
        reply(waiting.want(entry.copy ? Step::copy : Step::opened, entry.position, sender, entry.received_at));
    if (entry.copy) return waiting.all;
    if (entry.state == EntryState::read)
        reply(waiting.want(Step::disposition, entry.position, std::nullopt,
                           std::max(entry.read_at, last_end(dispositions))));
    for (const auto& disposition : dispositions)
        for (const auto& branch : disposition.branches) of_branch(waiting, branch);
    const bool nobody = std::none_of(waiting.all.begin(), waiting.all.end(), [](const deadlines::Wanted& each) {
        return each.step != Step::opened && each.step != Step::copy;
    });
    if (entry.state == EntryState::disposed && nobody)
        waiting.want(Step::closing, entry.position, std::nullopt, last_end(dispositions));
    if (sender && !answered(tx, parts, entry.id))
        waiting.want(Step::answered, entry.position, sender, entry.received_at);
    return waiting.all;
}

// 20261128: days as the list orders them.
std::int64_t day_number(core::Date day) {
    return (static_cast<int>(day.year()) * 100 + static_cast<unsigned>(day.month())) * 100 +
           static_cast<unsigned>(day.day());
}

// Keeps the place of the letter in the list by due day.
void keep_due(Tx& tx, Parts& parts, const Entry& entry, const std::vector<Disposition>& dispositions) {
    constexpr std::int64_t without = 99'999'999;
    if (entry.over() || (entry.copy && entry.state != EntryState::unread))
        return parts.entries.keep_due(tx, entry.id, std::nullopt);
    auto nearest = entry.reply_by;
    for (const auto& disposition : dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.open() && branch.due && (!nearest || *branch.due < *nearest))
                nearest = branch.due;
    parts.entries.keep_due(tx, entry.id, nearest ? day_number(*nearest) : without);
}

}  // namespace

void say_waits(Tx& tx, Parts& parts, core::Instant now, IncomingId id, Since how) {
    const auto entry = parts.entries.get(tx, id);
    const auto dispositions = parts.branches.of(tx, id);
    keep_due(tx, parts, entry, dispositions);
    if (parts.waits == nullptr) return;
    parts.waits->say(tx, now, "incoming", subject_of(id), wanted_of(tx, parts, entry, dispositions, how),
                     name(entry.state));
}

void count_flow(Tx& tx, Parts& parts, core::Date day, core::UnitId unit, deadlines::Flow flow,
                classification::AccessClass access) {
    if (parts.waits != nullptr) parts.waits->count(tx, day, unit, flow, access);
}

MovedDues moved_dues(Tx& tx, Parts& parts, const std::vector<IncomingId>& of) {
    MovedDues found;
    if (parts.waits == nullptr || of.empty()) return found;
    std::vector<std::string> subjects;
    for (const auto& id : of) subjects.push_back(subject_of(id));
    for (const auto& [part, moved] : parts.waits->moved(tx, subjects))
        if (!part.empty()) found[BranchId::parse(part)] = moved;
    return found;
}

deadlines::Facts Awaited::facts(Tx& tx, std::string_view subject) {
    const auto entry = parts_.entries.find(tx, id_in(subject));
    if (!entry) return {};
    return {entry->person ? classification::AccessClass::top_secret : entry->access, std::string(letters::name(entry->urgency))};
}

std::map<std::string, deadlines::Said> Awaited::describe(Tx& tx, const core::Actor& actor,
                                                         const std::vector<std::string>& subjects) {
    std::map<std::string, deadlines::Said> found;
    for (const auto& subject : subjects) {
        const auto entry = parts_.entries.find(tx, id_in(subject));
        if (!entry) continue;
        const auto verdict = may(actor, Right::read, standing(*entry, parts_.branches.of(tx, entry->id)));
        std::string link;
        if (verdict == core::Verdict::allowed)
            link = "/incoming/" + entry->id.text();
        else if (entry->letter && parts_.letters.may_see(tx, actor, *entry->letter) == core::Verdict::allowed)
            link = "/letters/" + entry->letter->text();
        if (!link.empty()) found[subject] = {entry->subject, entry->number, std::move(link)};
    }
    return found;
}

std::map<std::string, deadlines::Said> Awaited::named(Tx& tx, const std::vector<std::string>& subjects) {
    std::map<std::string, deadlines::Said> found;
    for (const auto& subject : subjects)
        if (const auto entry = parts_.entries.find(tx, id_in(subject)); entry && !entry->person)
            found[subject] = {entry->subject, entry->number, ""};
    return found;
}

void Awaited::moved(Tx& tx, std::string_view, std::string_view part, core::Date due) {
    if (part.empty()) return;   // the day its sender asked for stays what he asked
    auto branch = parts_.branches.get(tx, BranchId::parse(part));
    if (branch.due == due) return;
    branch.due = due;
    parts_.branches.update(tx, branch);
    keep_due(tx, parts_, parts_.entries.get(tx, branch.entry), parts_.branches.of(tx, branch.entry));
}

void Awaited::on_reply(Tx& tx, core::Instant now, letters::LetterId letter) {
    if (parts_.waits == nullptr) return;
    for (const auto& subject : parts_.relations.replied_to(tx, letter))
        if (subject.starts_with("incoming:") && parts_.entries.find(tx, id_in(subject)))
            say_waits(tx, parts_, now, id_in(subject));
}

void Awaited::begin() {
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        if (parts_.calendar != nullptr)
            for (const auto& [day, name] : parts_.entries.take_holidays(tx)) parts_.calendar->adopt(tx, day, name);
        if (parts_.waits == nullptr || !parts_.waits->first(tx, now, job)) return;
        if (parts_.entries.after(tx, IncomingId{}, 1).empty()) return;
        core::jobs::add(tx, now, job, {{"after", ""}, {"before", now.ms}});
    });
}

void Awaited::count_past(Tx& tx, const Entry& entry, core::Instant before) {
    using deadlines::Flow;
    if (entry.received_at < before && !entry.copy)
        count_flow(tx, parts_, entry.received, entry.unit, Flow::in, entry.access);
    for (const auto& disposition : parts_.branches.of(tx, entry.id)) {
        const auto giver = parts_.directory.position(tx, disposition.giver);
        if (giver && disposition.given_at < before)
            count_flow(tx, parts_, core::date_of(disposition.given_at, parts_.zone), giver->unit, Flow::disposition,
                       disposition.access);
    }
}

void Awaited::bring_over(const core::Json& payload) {
    const auto after = core::json::text(payload, "after");
    const core::Instant before{payload.at("before").get<std::int64_t>()};
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        // A job may run twice; what is counted is counted once.
        if (!parts_.waits->first(tx, now, std::string(job) + "/" + after)) return;
        const auto last = after.empty() ? IncomingId{} : IncomingId::parse(after);
        const auto ids = parts_.entries.after(tx, last, letters_at_once);
        for (const auto& id : ids) {
            const auto entry = parts_.entries.get(tx, id);
            if (!entry.over()) say_waits(tx, parts_, now, id, Since::past);
            count_past(tx, entry, before);
        }
        if (ids.size() == letters_at_once)
            core::jobs::add(tx, now, job, {{"after", ids.back().text()}, {"before", before.ms}});
    });
}

}  // namespace incoming
