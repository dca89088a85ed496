// SPDX-License-Identifier: Apache-2.0
#include "letters/service/many.h"

#include <algorithm>

namespace letters {

using core::Context;
using core::Json;
using core::batch::BatchId;
using core::batch::Done;
using core::batch::Task;
using core::batch::Wanted;
using core::db::Tx;

Many::Seen Many::seen(Tx& tx, const Context& ctx, LetterId id) {
    auto& letters = services_.parts.letters;
    Seen seen;
    seen.wanted.subject = subject_of(id);
    auto letter = letters.find(tx, id);
    if (!letter || may(ctx.actor, Right::read, letters.standing(tx, *letter)) != core::Verdict::allowed) return seen;
    seen.wanted.title = letter->content.subject;
    seen.wanted.link = "/letters/" + id.text();
    seen.letter = std::move(letter);
    return seen;
}

BatchId Many::submit(const Context& ctx, const std::vector<Chosen>& chosen) {
    std::vector<Wanted> wanted;
    bool some = chosen.empty();
    services_.parts.db.read([&](Tx& tx) {
        for (const auto& each : chosen) {
            auto one = seen(tx, ctx, each.id);
            one.wanted.payload = {{"version", each.version}};
            some = some || one.letter;
            wanted.push_back(std::move(one.wanted));
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    return batches_.ask(ctx, act_submit, "letter", wanted);
}

void Many::submit_one(const Context& ctx, const Task& task, const Done& done) {
    services_.submit.send_up(ctx, letter_of(task.subject), task.payload.value("version", std::int64_t{0}),
                             [&](Tx& tx) { done(tx, {}); });
}

void Many::take_back_one(const Context& ctx, const Task& task, const Done& done) {
    services_.submit.take_back(ctx, letter_of(task.subject), [&](Tx& tx) { done(tx, {}); });
}

BatchId Many::hand(const Context& ctx, const std::vector<Place>& chosen, const Handing& handing) {
    auto& parts = services_.parts;
    std::vector<Wanted> wanted;
    bool some = chosen.empty();
    parts.db.read([&](Tx& tx) {
        for (const auto& each : chosen) {
            auto one = seen(tx, ctx, each.id);
            one.wanted.payload = {{"place", each.place}};
            if (one.letter) {
                some = true;
                for (const auto& outside : parts.letters.outside(tx, each.id))
                    if (outside.place == each.place) one.wanted.title += " \u2192 " + outside.printed;
            }
            wanted.push_back(std::move(one.wanted));
        }
    });
    core::ensure(some ? core::Verdict::allowed : core::Verdict::hidden);
    // Judged now as far as it can be: a day that lies ahead is wrong for all of them.
    if (auto faults = faults_of(handing, handing.on, ctx.today()); !faults.empty())
        throw core::Error("letters.error.handing", std::move(faults));
    return batches_.ask(ctx, act_hand, "letter", wanted,
                        {{"way", name(handing.way)}, {"on", core::iso(handing.on)}, {"receipt", handing.receipt},
                         {"note", handing.note}});
}

void Many::hand_one(const Context& ctx, const Task& task, const Done& done) {
    Handing handing;
    handing.way = way_named(core::json::text(task.shared, "way")).value_or(Way::post);
    handing.on = core::parse_date(core::json::text(task.shared, "on"));
    handing.receipt = core::json::text(task.shared, "receipt");
    handing.note = core::json::text(task.shared, "note");
    services_.courier.record_first(ctx, letter_of(task.subject), task.payload.value("place", std::int64_t{0}), handing,
                                   [&](Tx& tx) { done(tx, {}); });
}

std::vector<ToHand> Many::to_hand(const Context& ctx) {
    auto& parts = services_.parts;
    return parts.db.read([&](Tx& tx) { return parts.desk.to_hand(tx, ctx.actor); });
}

}  // namespace letters
