// SPDX-License-Identifier: Apache-2.0
// Filed items that prove events: named by people, and told to who may read them alone.
#include "archive/arrivals.h"
#include "archive/service/cabinet.h"

namespace archive {

using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr int most_of_one_number = 200;   // every office numbers its own letters

}  // namespace

std::optional<Proof> Cabinet::proof(Tx& tx, const Context& ctx, const store::Sight& sight, const std::string& subject) {
    for (const auto& id : store::dossiers_of(tx, subject)) {
        const auto dossier = store::find(tx, sight, id);
        if (!dossier) continue;
        for (const auto& item : store::items(tx, id)) {
            if (item.subject != subject || item.moved()) continue;
            const bool paper = subject.starts_with(paper_prefix), ours = !paper && !subject.starts_with(handed_prefix);
            if (ours && subjects_.may_see(tx, ctx.actor, subject) != Verdict::allowed) return std::nullopt;
            return Proof{subject, item.letter_number.empty() ? item.title : item.letter_number, item.date,
                         paper ? "/archive/dossiers/" + id.text() : item_address(id, item.number, subject),
                         item.edtf()};
        }
    }
    return std::nullopt;
}

std::map<EventId, Proof> Cabinet::proofs(Tx& tx, const Context& ctx, const std::vector<Event>& events) {
    std::map<EventId, Proof> found;
    const auto sight = subjects_.sight(tx, ctx.actor);
    for (const auto& each : events)
        if (!each.letter.empty())
            if (auto shown = proof(tx, ctx, sight, each.letter)) found.emplace(each.id, *std::move(shown));
    return found;
}

std::map<EventId, Proof> Cabinet::proofs(const Context& ctx, const std::vector<Event>& events) {
    return db_.read([&](Tx& tx) { return proofs(tx, ctx, events); });
}

// What the actor may not read is not found, in the same words.
std::string Cabinet::letter_named(Tx& tx, const Context& ctx, core::UnitId unit, const std::string& text) {
    if (text.empty()) return "";
    const auto sight = subjects_.sight(tx, ctx.actor);
    std::vector<std::string> found;
    if (const auto place = item_in(text)) {
        const auto dossier = called(tx, ctx, unit, place->first);
        if (dossier)
            for (const auto& item : store::items(tx, dossier->id))
                if (item.number == place->second && proof(tx, ctx, sight, item.subject)) found.push_back(item.subject);
    } else {
        for (auto& subject : store::subjects_numbered(tx, text, most_of_one_number))
            if (proof(tx, ctx, sight, subject)) found.push_back(std::move(subject));
    }
    if (found.size() == 1) return found.front();
    throw Error("core.error.invalid",
                {{"letter", found.empty() ? "archive.fault.letter" : "archive.fault.letter_several", {}}});
}

}  // namespace archive
