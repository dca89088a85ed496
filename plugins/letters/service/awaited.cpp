// SPDX-License-Identifier: Apache-2.0
#include "letters/service/awaited.h"

#include <algorithm>

#include "core/jobs/jobs.h"

namespace letters {

using core::db::Tx;
using deadlines::Step;

namespace {

constexpr int letters_at_once = 200;

// Who brings it to those outside: the clerk of the book; of a secret letter, whom he may not know of, the signer.
core::PositionId courier(Tx& tx, Parts& parts, const Letter& letter) {
    if (secret(letter.access())) return letter.content.signer;
    const auto clerk = parts.directory.clerk(tx, letter.book);
    return clerk ? clerk->id : letter.content.signer;
}

std::vector<deadlines::Wanted> wanted_of(Tx& tx, Parts& parts, const Letter& letter) {
    std::vector<deadlines::Wanted> all;
    const auto want = [&](Step step, core::PositionId holder, core::PositionId waiter) {
        deadlines::Wanted wanted;
        wanted.step = step;
        wanted.holder = holder;
        if (!waiter.nil() && waiter != holder) wanted.waiter = waiter;
        all.push_back(std::move(wanted));
    };
    switch (letter.state) {
        case State::draft:
            if (!letter.note.empty()) want(Step::revision, letter.drafter_position, {});
            break;
        case State::printed: want(Step::scan, letter.drafter_position, letter.content.signer); break;
        case State::sealed:
        case State::sent: {
            const auto outside = parts.letters.outside(tx, letter.id);
            if (std::any_of(outside.begin(), outside.end(), [](const auto& each) { return !each.handed; }))
                want(Step::delivery, courier(tx, parts, letter), letter.drafter_position);
            break;
        }
        case State::waiting:
        case State::sealing:
        case State::void_: break;
    }
    return all;
}

}  // namespace

void say_waits(Tx& tx, Parts& parts, core::Instant now, const Letter& letter, std::optional<core::Instant> since) {
    if (parts.waits == nullptr) return;
    auto all = wanted_of(tx, parts, letter);
    for (auto& each : all) each.since = since;
    parts.waits->say(tx, now, "letters", subject_of(letter.id), all, name(letter.state));
}

void keep_state(Tx& tx, Parts& parts, core::Instant now, const Letter& letter, const Letter& was) {
    parts.letters.update(tx, letter, was);
    say_waits(tx, parts, now, letter);
}

deadlines::Facts Awaited::facts(Tx& tx, std::string_view subject) {
    const auto letter = parts_.letters.find(tx, letter_of(subject));
    if (!letter) return {};
    return {letter->access(), std::string(name(letter->content.urgency))};
}

std::map<std::string, deadlines::Said> Awaited::describe(Tx& tx, const core::Actor& actor,
                                                         const std::vector<std::string>& subjects) {
    std::map<std::string, deadlines::Said> found;
    for (const auto& subject : subjects) {
        const auto letter = parts_.letters.find(tx, letter_of(subject));
        if (!letter || !may_read(tx, parts_, actor, *letter)) continue;
        found[subject] = {letter->content.subject, letter->numbered_as ? letter->numbered_as->number : "",
                          "/letters/" + letter->id.text()};
    }
    return found;
}

std::map<std::string, deadlines::Said> Awaited::named(Tx& tx, const std::vector<std::string>& subjects) {
    std::map<std::string, deadlines::Said> found;
    for (const auto& subject : subjects)
        if (const auto letter = parts_.letters.find(tx, letter_of(subject)))
            found[subject] = {letter->content.subject, letter->numbered_as ? letter->numbered_as->number : "", ""};
    return found;
}

void Awaited::begin() {
    if (parts_.waits == nullptr) return;
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        if (!parts_.waits->first(tx, now, job) || parts_.desk.after(tx, LetterId{}, 1).empty()) return;
        core::jobs::add(tx, now, job, {{"after", ""}, {"before", now.ms}});
    });
}

void Awaited::bring_over(const core::Json& payload) {
    const auto after = core::json::text(payload, "after");
    const core::Instant before{payload.at("before").get<std::int64_t>()};
    const auto now = parts_.clock.now();
    parts_.db.write([&](Tx& tx) {
        // A job may run twice; what is counted is counted once.
        if (!parts_.waits->first(tx, now, std::string(job) + "/" + after)) return;
        const auto ids = parts_.desk.after(tx, after.empty() ? LetterId{} : LetterId::parse(after), letters_at_once);
        for (const auto& id : ids) {
            const auto letter = parts_.letters.get(tx, id);
            say_waits(tx, parts_, now, letter, letter.changed);
            if (letter.sent_at && *letter.sent_at < before)
                parts_.waits->count(tx, core::date_of(*letter.sent_at, parts_.zone), letter.unit, deadlines::Flow::out,
                                    letter.access());
        }
        if (ids.size() == letters_at_once)
            core::jobs::add(tx, now, job, {{"after", ids.back().text()}, {"before", before.ms}});
    });
}

}  // namespace letters
