// SPDX-License-Identifier: Apache-2.0
// Watching the rules and taking effect.
#include "letters/service/effect.h"

#include <map>

#include "core/audit/trail.h"
#include "letters/service/awaited.h"
#include "letters/service/finding.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

std::vector<core::UnitId> line_of(Tx& tx, Parts& parts, core::UnitId unit) {
    std::vector<core::UnitId> line;
    auto at = parts.directory.unit(tx, unit);
    while (at) {
        line.push_back(at->id);
        at = at->parent ? parts.directory.unit(tx, *at->parent) : std::nullopt;
    }
    return line;
}

// Letters whose standing changes when `from` begins or ceases to say something of others.
void count(Tx& tx, Parts& parts, LetterId from, std::map<LetterId, Relation>& touched) {
    for (const auto& tie : parts.relations.of(tx, from)) {
        if (!tie.about.letter || !changes(tie.how)) continue;
        if (!touched.emplace(*tie.about.letter, tie.how).second) continue;
        if (tie.how != Relation::cancels) continue;
        parts.relations.lapse(tx, *tie.about.letter, tie.in_force());
        count(tx, parts, *tie.about.letter, touched);
    }
}

std::string act_of(Relation how) {
    switch (how) {
        case Relation::amends: return "letters.altered";
        case Relation::revokes: return "letters.revoked";
        case Relation::cancels: return "letters.cancelled";
        default: return "letters.rectified";
    }
}

}  // namespace

Older older_of(Tx& tx, Parts& parts, const Letter& older, LetterId newer) {
    Older seen;
    seen.state = older.state;
    seen.access = older.access();
    seen.line = line_of(tx, parts, older.book);
    seen.ended = parts.relations.ended(tx, older.id, newer);
    seen.itself = older.id == newer;
    return seen;
}

Older older_of(Tx& tx, Parts& parts, const About& about, LetterId newer) {
    Older older;
    older.state = State::sent;
    if (about.letter) older = older_of(tx, parts, parts.letters.get(tx, *about.letter), newer);
    older.access = std::max(older.access, about.access);
    return older;
}

std::string refusal_of(Tx& tx, Parts& parts, const Wanting& newer, Relation how, const About& about) {
    return std::string(refusal(how, older_of(tx, parts, about, newer.id), newer.book, newer.access));
}

std::vector<core::Fault> relation_faults(Tx& tx, Parts& parts, const Letter& letter) {
    std::vector<core::Fault> faults;
    for (const auto& tie : parts.relations.of(tx, letter.id))
        if (auto key = refusal_of(tx, parts, {letter.id, letter.book, letter.access()}, tie.how, tie.about); !key.empty())
            faults.push_back({"relations", std::move(key), {}});
    return faults;
}

std::vector<core::Fault> lowering_faults(Tx& tx, Parts& parts, Letter letter, classification::AccessClass next) {
    if (next >= letter.access()) return {};
    letter.content.access = next;
    letter.reclassified.reset();
    return relation_faults(tx, parts, letter);
}

void class_changed(Tx& tx, Parts& parts, const Context& ctx, const Letter& letter, classification::AccessClass was) {
    if (letter.access() == was) return;
    if (letter.state == State::sent) put_in_index(tx, parts, letter);
    say_waits(tx, parts, ctx.now(), letter);   // who brings it to those outside may be another now
    if (parts.classes != nullptr) parts.classes->tell(tx, ctx, {subject_of(letter.id), was, letter.access()});
}

void settle_relations(Tx& tx, Parts& parts, const Letter& letter) {
    for (const auto& tie : parts.relations.of(tx, letter.id))
        if (tie.about.letter && changes(tie.how)) parts.relations.hold(tx, *tie.about.letter);
    const auto faults = relation_faults(tx, parts, letter);
    if (!faults.empty()) throw core::Error(core::Code::conflict, faults.front().key);
}

void take_effect(Tx& tx, Parts& parts, const Context& ctx, const Letter& letter) {
    std::map<LetterId, Relation> touched;
    count(tx, parts, letter.id, touched);
    for (const auto& tie : parts.relations.of(tx, letter.id))
        if (tie.about.letter && changes(tie.how))
            core::audit::append(tx, ctx, act_of(tie.how), subject_of(*tie.about.letter), {{"by", letter.id.text()}});
    for (const auto& [id, how] : touched) {
        const auto older = parts.letters.get(tx, id);
        if (older.state == State::sent) put_in_index(tx, parts, older);
        parts.events.publish(tx, ctx.now(), Changed{id}, subject_of(id));
    }
}

std::map<LetterId, Newer> newer_told(Tx& tx, Parts& parts, const core::Actor& reader,
                                     const std::vector<LetterId>& of) {
    std::map<LetterId, Newer> found;
    for (const auto& [letter, all] : parts.relations.changes(tx, of)) {
        auto newer = newest(all);
        if (!newer) continue;
        if (newer->secret && !may_read(tx, parts, reader, newer->letter)) newer->number.clear();
        found.emplace(letter, std::move(*newer));
    }
    return found;
}

core::Json relations_carried(Tx& tx, Parts& parts, LetterId id) {
    auto all = core::Json::array();
    for (const auto& tie : parts.relations.of(tx, id))
        all.push_back({{"hubungan", name(tie.how)},
                       {"guid", tie.about.letter ? core::Json(tie.about.letter->text()) : core::Json(nullptr)},
                       {"nomor", tie.about.number},
                       {"tanggal", core::iso(tie.about.date)},
                       {"jenis", tie.about.kind},
                       {"pencipta", tie.about.from}});
    return all;
}

}  // namespace letters
