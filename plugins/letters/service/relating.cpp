// SPDX-License-Identifier: Apache-2.0
// A relation added to a draft: what there is to choose from, and the rules before it is declared.
#include <algorithm>

#include "core/audit/trail.h"
#include "letters/service/effect.h"
#include "letters/service/relate.h"

namespace letters {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view ours = "letter:";

Letter open_draft(Tx& tx, Parts& parts, const Context& ctx, LetterId id) {
    auto letter = open_for(tx, parts, ctx.actor, Right::edit, id);
    if (letter.state != State::draft)
        throw Error(core::Code::conflict, "letters.error.move." + std::string(name(letter.state)));
    return letter;
}

Error no_such() { return Error("letters.error.incomplete", {{"to", "letters.fault.relate_to", {}}}); }

}  // namespace

void Relate::serve(Source& source) { sources_[source.kind()] = &source; }

std::vector<About> Relate::candidates(const Context& ctx, LetterId id, std::string_view words) {
    return parts_.db.read([&](Tx& tx) {
        open_draft(tx, parts_, ctx, id);
        std::vector<About> found;
        if (words.empty()) return found;
        Wish wish;
        wish.state = State::sent;
        wish.words = words;
        wish.limit = most_candidates;
        for (const auto& line : parts_.desk.list(tx, ctx.actor, wish).lines)
            found.push_back(about_of(tx, parts_, parts_.letters.get(tx, line.id)));
        for (const auto& [kind, source] : sources_)
            for (auto& each : source->find(tx, ctx.actor, words, most_candidates)) found.push_back(std::move(each));
        std::vector<std::string> declared;
        for (const auto& tie : parts_.relations.of(tx, id)) declared.push_back(tie.about.subject);
        std::erase_if(found, [&](const About& each) {
            return std::find(declared.begin(), declared.end(), each.subject) != declared.end();
        });
        return found;
    });
}

std::optional<About> Relate::behind(Tx& tx, const core::Actor& actor, std::string_view subject) try {
    if (subject.starts_with(ours))
        return about_of(tx, parts_, open_for(tx, parts_, actor, Right::read, LetterId::parse(subject.substr(ours.size()))));
    const auto source = sources_.find(subject.substr(0, subject.find(':')));
    if (source == sources_.end()) return std::nullopt;
    return source->second->about(tx, actor, subject);
} catch (const Error& error) {
    if (error.code() != core::Code::not_found && error.code() != core::Code::invalid) throw;
    return std::nullopt;
}

std::vector<Relation> Relate::offered(Tx& tx, const Context& ctx, const About& about) {
    std::vector<Relation> found;
    if (!ctx.actor.may("letters.write") || ctx.actor.seats.empty()) return found;
    const auto book = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id;
    const auto older = older_of(tx, parts_, about, {});
    for (const auto how : all_relations) {
        if (changes(how) && !about.subject.starts_with(ours)) continue;
        if (refusal(how, older, book, older.access).empty()) found.push_back(how);
    }
    return found;
}

Letter Relate::add(const Context& ctx, LetterId id, Relation how, std::string_view subject) {
    return parts_.db.write([&](Tx& tx) {
        const auto letter = open_draft(tx, parts_, ctx, id);
        // A subject nobody can read and one the actor may not know are told alike.
        const auto known = behind(tx, ctx.actor, subject);
        if (!known) throw no_such();
        const auto& about = *known;
        for (const auto& tie : parts_.relations.of(tx, id))
            if (tie.about.subject == about.subject)
                throw Error(core::Code::conflict, "letters.relation.refused.already");
        if (changes(how) && !subject.starts_with(ours))
            throw Error(core::Code::conflict, "letters.relation.refused.outside");
        if (auto key = refusal_of(tx, parts_, {id, letter.book, letter.access()}, how, about); !key.empty())
            throw Error(core::Code::conflict, std::move(key));
        parts_.relations.declare(tx, id, how, about);
        core::audit::append(tx, ctx, "letters.related", subject_of(id), {{"relation", name(how)}, {"to", about.subject}});
        return letter;
    });
}

}  // namespace letters
