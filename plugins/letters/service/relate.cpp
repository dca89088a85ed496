// SPDX-License-Identifier: Apache-2.0
// Beginning a letter about another, and what is shown around a letter.
#include "letters/service/relate.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/domain/related.h"
#include "letters/service/effect.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// The kind wished, else the first in use that has a plain text.
style::Kind kind_in_use(Tx& tx, Parts& parts, const std::string& wished) {
    const auto all = parts.styles.kinds(tx);
    const auto first = [&](auto fits) { return std::find_if(all.begin(), all.end(), fits); };
    auto found = first([&](const style::Kind& kind) { return kind.code == wished; });
    if (found == all.end())
        found = first([](const style::Kind& kind) {
            const auto* part = kind.part("body");
            return part && part->type == style::PartType::body;
        });
    if (found == all.end()) throw Error("letters.error.incomplete", {{"kind", "letters.fault.kind_off", {}}});
    return *found;
}

Neighbour neighbour(const Tie& tie) {
    return {tie.how, tie.about.subject, tie.about.link, tie.about.kind, tie.about.number, tie.about.title,
            tie.about.date, tie.in_force()};
}

}  // namespace

About about_of(Tx& tx, Parts& parts, const Letter& letter) {
    About about;
    about.subject = subject_of(letter.id);
    about.letter = letter.id;
    about.link = "/letters/" + letter.id.text();
    about.kind = letter.content.kind == "surat_dinas" ? "Surat" : kind_of(tx, parts, letter.content).name;
    if (const auto unit = parts.directory.unit(tx, letter.book)) about.from = unit->name;
    if (letter.numbered_as) {
        about.number = letter.numbered_as->number;
        about.date = letter.numbered_as->date;
    }
    about.title = letter.content.subject;
    about.classification = letter.content.classification;
    about.access = letter.access();
    return about;
}

Letter Relate::write(Tx& tx, const Context& ctx, Relation how, const About& about) {
    const auto book = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id;
    auto named = about;
    named.access = older_of(tx, parts_, about, {}).access;   // of a letter of ours as it stands, whoever speaks of it
    if (auto key = refusal_of(tx, parts_, {{}, book, named.access}, how, named); !key.empty())
        throw Error(core::Code::conflict, std::move(key));
    std::optional<Letter> older;
    std::optional<style::Kind> older_kind;
    if (about.letter) {
        older = parts_.letters.get(tx, *about.letter);
        older_kind = kind_of(tx, parts_, older->content);
    }
    const auto kind = kind_in_use(tx, parts_, kind_for(how, older_kind ? &*older_kind : nullptr));
    auto content = draft_.blank(tx, ctx, kind);
    if (!parts_.instruments.code(tx, named.classification)) named.classification.clear();
    if (older && older->content.kind == kind.code && older->content.kind_version != kind.version) {
        std::vector<std::string> lost;
        older->content.parts = style::moved(kind, older->content.parts, lost);
    }
    prefill(content, kind, how, named, older ? &older->content : nullptr);
    const auto letter = draft_.insert(tx, ctx, std::move(content));
    parts_.relations.declare(tx, letter.id, how, about);
    core::audit::append(tx, ctx, "letters.related", subject_of(letter.id),
                        {{"relation", name(how)}, {"to", about.subject}});
    return letter;
}

Letter Relate::begin(const Context& ctx, Relation how, LetterId older) {
    return parts_.db.write([&](Tx& tx) {
        const auto letter = open_for(tx, parts_, ctx.actor, Right::read, older);
        return write(tx, ctx, how, about_of(tx, parts_, letter));
    });
}

LetterId Relate::begin(Tx& tx, const Context& ctx, Relation how, const About& about) {
    core::ensure(ctx.actor.may("letters.write") ? core::Verdict::allowed : core::Verdict::forbidden);
    if (changes(how)) throw Error(core::Code::conflict, "letters.relation.refused.outside");
    return write(tx, ctx, how, about).id;
}

LetterId Relate::assign(Tx& tx, const Context& ctx, const Assignment& task) {
    core::ensure(ctx.actor.may("letters.write") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto kind = parts_.styles.kind(tx, "surat_tugas");
    const auto holder = parts_.directory.holder(tx, task.who, ctx.today());
    if (!kind) throw Error("letters.error.incomplete", {{"kind", "letters.fault.kind_off", {}}});
    if (!holder) throw Error("letters.error.incomplete", {{"who", "letters.fault.assignee", {}}});
    auto content = draft_.blank(tx, ctx, *kind);
    prefill_assignment(content, *kind, task.basis, task.event,
                       {holder->titled_name, holder->rank, holder->nip, holder->position_name});
    const auto letter = draft_.insert(tx, ctx, std::move(content));
    parts_.relations.declare(tx, letter.id, Relation::refers, task.basis);
    core::audit::append(tx, ctx, "letters.related", subject_of(letter.id),
                        {{"relation", name(Relation::refers)}, {"to", task.basis.subject}});
    return letter.id;
}

Letter Relate::drop(const Context& ctx, LetterId id, std::string_view subject) {
    return parts_.db.write([&](Tx& tx) {
        auto letter = open_for(tx, parts_, ctx.actor, Right::edit, id);
        if (letter.state != State::draft)
            throw Error(core::Code::conflict, "letters.error.move." + std::string(name(letter.state)));
        if (!parts_.relations.drop(tx, id, subject))
            throw Error(core::Code::not_found, "letters.relation.none");
        core::audit::append(tx, ctx, "letters.unrelated", subject_of(id), {{"to", subject}});
        return letter;
    });
}

// Number and date of what is not secret stand in the letter's own text as a rule; the rest is for those who may
// see the other one too.
std::vector<Neighbour> Relate::declared(Tx& tx, const core::Actor& actor, LetterId id) {
    std::vector<Neighbour> found;
    for (const auto& tie : parts_.relations.of(tx, id)) {
        auto beside = neighbour(tie);
        if (!behind(tx, actor, tie.about.subject)) {
            if (secret(tie.about.access)) continue;
            beside.link.clear();
            beside.title.clear();
        }
        found.push_back(std::move(beside));
    }
    return found;
}

Around Relate::around(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto letter = open_for(tx, parts_, ctx.actor, Right::read, id);
        const bool may_edit = may(ctx.actor, Right::edit, parts_.letters.standing(tx, letter)) == core::Verdict::allowed;
        Around around;
        around.declared = declared(tx, ctx.actor, id);
        around.may_drop = may_edit && letter.state == State::draft;
        for (const auto& tie : parts_.relations.to(tx, id)) {
            const auto other = parts_.letters.find(tx, tie.from);
            if (!other || !may_read(tx, parts_, ctx.actor, *other)) continue;
            const auto about = about_of(tx, parts_, *other);
            around.answered.push_back({tie.how, about.subject, about.link, about.kind, about.number, about.title,
                                       about.date, true});
        }
        if (const auto newer = newest(tx, ctx.actor, {id}); !newer.empty()) {
            around.newer = newer.begin()->second;
            around.may_open_newer = may_read(tx, parts_, ctx.actor, around.newer->letter);
        }
        around.offered = offered(tx, ctx, about_of(tx, parts_, letter));
        return around;
    });
}

std::map<LetterId, Newer> Relate::newest(Tx& tx, const core::Actor& reader, const std::vector<LetterId>& of) {
    return newer_told(tx, parts_, reader, of);
}

std::vector<Answer> Relate::answers(Tx& tx, const core::Actor& actor, std::string_view subject) {
    std::vector<Answer> found;
    for (const auto& tie : parts_.relations.to(tx, subject)) {
        const auto letter = parts_.letters.find(tx, tie.from);
        if (!letter || !letter->numbered_as || !may_read(tx, parts_, actor, *letter)) continue;
        found.push_back({tie.how, tie.from, letter->numbered_as->number, letter->numbered_as->date,
                         letter->content.subject});
    }
    return found;
}

std::vector<std::string> Relate::replied_to(Tx& tx, LetterId id) {
    std::vector<std::string> found;
    for (const auto& tie : parts_.relations.of(tx, id))
        if (tie.how == Relation::replies) found.push_back(tie.about.subject);
    return found;
}

}  // namespace letters
