// SPDX-License-Identifier: Apache-2.0
// Drafts and their versions.
#include "letters/service/draft.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/domain/recipients.h"
#include "letters/service/effect.h"
#include "letters/service/reclassify.h"
#include "letters/service/forecast.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::Fault;
using core::db::Tx;

namespace {

void may_write(const Context& ctx) {
    core::ensure(ctx.actor.may("letters.write") ? core::Verdict::allowed : core::Verdict::forbidden);
}

bool in_use(Tx& tx, Parts& parts, const std::string& code) {
    const auto all = parts.styles.kinds(tx);
    return std::any_of(all.begin(), all.end(), [&](const style::Kind& kind) { return kind.code == code; });
}

}  // namespace

std::optional<style::Kind> Draft::kind_if(const Context&, std::string_view code) {
    return parts_.db.read([&](Tx& tx) { return parts_.styles.kind(tx, code); });
}

style::Kind Draft::kind_for(const Context& ctx, const Letter& letter, std::string_view code) {
    if (letter.state == State::draft) return kind(ctx, code);
    return parts_.db.read([&](Tx& tx) { return kind_of(tx, parts_, letter.content); });
}

style::Kind Draft::kind(const Context& ctx, std::string_view code) {
    auto found = kind_if(ctx, code);
    if (!found) throw core::Error("letters.error.incomplete", {{"kind", "letters.fault.kind", {}}});
    return *std::move(found);
}

Content Draft::current(const Context& ctx, const Content& content, std::vector<std::string>& lost) {
    const auto newest = kind(ctx, content.kind);
    if (newest.version == content.kind_version) return content;
    auto moved = content;
    moved.kind_version = newest.version;
    moved.parts = style::moved(newest, content.parts, lost);
    return moved;
}

Letter Draft::begin(const Context& ctx, std::string_view code) {
    may_write(ctx);
    const auto found = kind(ctx, code);
    return create(ctx, parts_.db.read([&](Tx& tx) { return blank(tx, ctx, found); }));
}

Content Draft::blank(Tx& tx, const Context& ctx, const style::Kind& kind) {
    Content content;
    content.kind = kind.code;
    content.kind_version = kind.version;
    content.parts = style::presets(kind);
    content.access = kind.access;
    propose_round(tx, parts_, ctx.actor.seat().position, kind, content);
    for (const auto& each : kind.classifications)
        if (content.classification.empty() && parts_.instruments.code(tx, each)) content.classification = each;
    return content;
}

Letter Draft::create(const Context& ctx, Content content,
                     const std::function<void(Tx&, const Letter&)>& along) {
    may_write(ctx);
    return parts_.db.write([&](Tx& tx) {
        const auto letter = insert(tx, ctx, content);
        if (along) along(tx, letter);
        return letter;
    });
}

Letter Draft::insert(Tx& tx, const Context& ctx, Content content) {
    may_write(ctx);
    const auto& seat = ctx.actor.seat();
    Letter letter;
    letter.id = LetterId::make(ctx.now());
    letter.version = 1;
    letter.unit = seat.unit;
    letter.book = parts_.directory.numbering_unit(tx, seat.unit).id;
    letter.drafter = ctx.actor.person;
    letter.drafter_position = seat.position;
    letter.drafter_name = ctx.actor.named();
    letter.created = letter.changed = ctx.now();
    letter.content = std::move(content);
    if (auto faults = complete(tx, letter.content); !faults.empty())
        throw core::Error("letters.error.incomplete", std::move(faults));
    if (!in_use(tx, parts_, letter.content.kind))
        throw core::Error("letters.error.incomplete", {{"kind", "letters.fault.kind_off", {}}});
    parts_.letters.insert(tx, letter);
    parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.named());
    core::audit::append(tx, ctx, "letters.drafted", subject_of(letter.id), {{"kind", letter.content.kind}});
    return letter;
}

LetterId Draft::draft(Tx& tx, const Context& ctx, const Drafting& wanted) {
    may_write(ctx);
    const auto kind = parts_.styles.kind(tx, wanted.kind);
    if (!kind) throw core::Error("letters.error.incomplete", {{"kind", "letters.fault.kind", {}}});
    auto content = blank(tx, ctx, *kind);
    auto given = style::values_from(*kind, wanted.parts);
    if (!given) throw core::Error("letters.error.incomplete", given.faults());
    for (const auto& [code, value] : given.value()) content.parts[code] = value;
    content.subject = wanted.subject;
    content.access = std::max(content.access, wanted.access);
    if (parts_.instruments.code(tx, wanted.classification)) content.classification = wanted.classification;
    for (const auto& each : wanted.to) content.addressees.push_back({each, {}});
    content.outside = wanted.outside;
    if (!wanted.signers.empty()) {
        content.signer = wanted.signers.front();
        content.cosigners.assign(wanted.signers.begin() + 1, wanted.signers.end());
        for (const auto& each : wanted.signers) std::erase(content.initials, each);
    }
    return insert(tx, ctx, std::move(content)).id;
}

Letter Draft::save(const Context& ctx, LetterId id, Content content, std::int64_t seen) {
    return keep(ctx, id, seen, [&](const Content& was) {
        auto next = content;
        next.file = was.file;
        return next;
    });
}

Letter Draft::save(const Context& ctx, LetterId id, std::optional<File> file, std::int64_t seen) {
    return keep(ctx, id, seen, [&](const Content& was) {
        auto next = was;
        next.file = file;
        return next;
    });
}

Letter Draft::keep(const Context& ctx, LetterId id, std::int64_t seen,
                   const std::function<Content(const Content& was)>& make) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::edit, id);
        auto letter = was;
        auto next = make(was.content);
        auto faults = complete(tx, next);
        for (auto& fault : lowering_faults(tx, parts_, was, next.access)) faults.push_back(std::move(fault));
        for (auto& fault : class_faults(tx, parts_, ctx.actor, was, next.access)) faults.push_back(std::move(fault));
        if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
        if (was.state == State::draft && digest(next) == digest(was.content)) return was;
        letter.revise(std::move(next), seen, ctx.now());
        parts_.letters.update(tx, letter, was);
        parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.named());
        core::audit::append(tx, ctx, "letters.saved", subject_of(id),
                            {{"version", letter.version},
                             {"changed", differences(was.content, letter.content)}});
        class_changed(tx, parts_, ctx, letter, was.access());
        return letter;
    });
}

Letter Draft::find(const Context& ctx, LetterId id) {
    return parts_.db.read(
        [&](Tx& tx) { return open_for(tx, parts_, ctx.actor, Right::read, id); });
}

std::vector<Version> Draft::versions(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        (void)open_for(tx, parts_, ctx.actor, Right::read, id);
        return parts_.letters.versions(tx, id);
    });
}

void Draft::expand(Tx& tx, Content& content, const Content* frozen, std::vector<Fault>& faults) {
    content.grouped_on.reset();
    content.addressees = chosen(content.addressees);
    if (content.groups.empty() && content.copy_groups.empty()) return;
    if (frozen) {
        content.grouped_on = core::date_of(parts_.clock.now(), parts_.zone);
        if (content.groups == frozen->groups && content.copy_groups == frozen->copy_groups) {
            for (const auto& each : frozen->addressees)
                if (!each.group.empty()) content.addressees.push_back(each);
            content.addressees = without_doubles(content.addressees);
            content.grouped_on = frozen->grouped_on;
            return;
        }
    }
    const auto all = parts_.directory.groups(tx);
    for (const bool copy : {false, true})
        for (const auto& code : copy ? content.copy_groups : content.groups) {
            const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
            if (found == all.end()) {
                faults.push_back({copy ? "copy_groups" : "groups", "letters.fault.group", {{"code", code}}});
                continue;
            }
            GroupMembers members{code, {}};
            for (const auto& each : found->members)
                if (const auto position = parts_.directory.position(tx, each))
                    members.members.push_back({each, position->name, copy});
            add_group(content.addressees, members, content.signer, copy);
        }
    content.addressees = without_doubles(content.addressees);
}

std::vector<Fault> Draft::complete(Tx& tx, Content& content, const Content* frozen) {
    std::vector<Fault> faults;
    expand(tx, content, frozen, faults);
    // Groups may have made the list longer than what was sent.
    for (auto& fault : faults_of_draft(content)) faults.push_back(std::move(fault));
    const auto endings = parts_.endings == nullptr ? std::vector<directory::Ending>() : parts_.endings->endings(tx);
    for (auto& each : content.addressees) {
        const auto position = parts_.directory.position(tx, each.position);
        if (!position) {
            faults.push_back({"addressees", "letters.fault.position", {}});
            continue;
        }
        if (each.printed.empty()) each.printed = position->name;
        // Whom a group froze nobody can take out.
        if (!each.group.empty() || directory::heir_of(endings, position->unit) == position->unit) continue;
        if (auto ended = directory::ended_fault(tx, parts_.directory, parts_.endings, each.position, "addressees"))
            faults.push_back(*std::move(ended));
    }
    std::vector<PartnerAddressee> partners;
    for (auto each : content.partners) {
        const auto found = parts_.partners.partner(tx, each.partner);
        if (!found) {
            faults.push_back({"partners", "letters.fault.partner", {}});
            continue;
        }
        each.partner = found->id;   // of one that was merged, the survivor
        if (each.printed.empty()) {
            each.printed = directory::addressed(*found);
            each.place = found->place;
        }
        if (std::none_of(partners.begin(), partners.end(), [&](const auto& one) { return one.partner == each.partner; }))
            partners.push_back(std::move(each));
    }
    content.partners = std::move(partners);
    for (const auto& each : content.initials)
        if (!parts_.directory.position(tx, each))
            faults.push_back({"initials", "letters.fault.position", {}});
    for (const auto& each : content.coordinators)
        if (!parts_.directory.position(tx, each))
            faults.push_back({"coordinators", "letters.fault.position", {}});
    if (!content.signer.nil()) {
        const auto signer = parts_.directory.position(tx, content.signer);
        const bool own = content.behalf == style::Behalf::none;   // another's right needs none of his own
        if (!signer || (own && !signer->signs)) faults.push_back({"signer", "letters.fault.signer", {}});
    }
    for (const auto& each : content.cosigners) {
        const auto position = parts_.directory.position(tx, each);
        if (!position || !position->signs)
            faults.push_back({"cosigners", position ? "letters.fault.cosigner" : "letters.fault.position",
                              {{"position", position ? position->name : ""}}});
    }
    if (!content.classification.empty() && !parts_.instruments.code(tx, content.classification))
        faults.push_back({"classification", "letters.fault.classification", {{"code", content.classification}}});
    return faults;
}

}  // namespace letters
