// SPDX-License-Identifier: Apache-2.0
// Acts on partners, each told to the trail.
#include "directory/service/partner_book.h"

#include <algorithm>

#include "core/base/text.h"
#include "directory/domain/access.h"

namespace directory {
namespace {

using core::Code;
using core::Error;
using core::Fault;
using core::db::Tx;

constexpr int longest_chain = 16;   // of merges into merges

std::string object_of(PartnerId id) { return "partner:" + id.text(); }

Partner found(Tx& tx, PartnerId id) {
    auto one = store::partner(tx, id);
    if (!one) throw Error(Code::not_found, "directory.error.partner_unknown");
    return *std::move(one);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (auto& word : core::text::split(text, ' '))
        if (!word.empty() && words.size() < 8) words.push_back(std::move(word));
    return words;
}

void must_write(Tx& tx, const Partner& partner) {
    if (!store::update(tx, partner))
        throw Error(Code::conflict, "directory.error.changed", {{"name", partner.name}});
}

void refuse(std::vector<Fault> faults, const Partner& wanted) {
    const auto more = faults_of(wanted);
    faults.insert(faults.end(), more.begin(), more.end());
    if (!faults.empty()) throw Error("directory.error.partner", std::move(faults));
}

// Of a private person only the name is for everyone.
void cover(const core::Actor& actor, Partner& partner) {
    if (partner.kind != "perorangan" || may_keep_partners(actor) == core::Verdict::allowed) return;
    partner.address.clear();
    partner.email.clear();
    partner.phone.clear();
    partner.note.clear();
}

MergePreview preview_of(Tx& tx, PartnerId survivor, PartnerId other) {
    MergePreview made{found(tx, survivor), found(tx, other), {}, {}, {}};
    if (survivor == other || made.survivor.merged_into || made.other.merged_into)
        throw Error(Code::conflict, "directory.error.merge");
    made.joined = joined(made.survivor, made.other);
    made.filled = filled(made.survivor, made.other);
    for (const auto& one : store::merges_into(tx, other))
        if (!one.undone_at) made.follow.push_back(found(tx, one.merged));
    return made;
}

}  // namespace

std::optional<Partner> PartnerBook::partner(Tx& tx, PartnerId id) {
    auto one = store::partner(tx, id);
    for (int step = 0; one && one->merged_into && step < longest_chain; ++step)
        one = store::partner(tx, *one->merged_into);
    return one;
}

std::vector<Partner> PartnerBook::find_partners(Tx& tx, std::string_view words, int limit) {
    auto all = store::find(tx, {words_of(words), "", {}, limit});
    if (all.size() > static_cast<std::size_t>(limit)) all.pop_back();
    return all;
}

PartnerPage PartnerBook::list(const core::Context& ctx, const Wish& wish) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        const int limit = std::clamp(wish.limit, 1, 100);
        PartnerPage page{store::find(tx, {words_of(wish.words), wish.kind, wish.after, limit}), ""};
        if (page.lines.size() > static_cast<std::size_t>(limit)) {
            page.lines.pop_back();
            page.next = page.lines.back().id.text();
        }
        for (auto& each : page.lines) cover(ctx.actor, each);
        return page;
    });
}

PartnerSheet PartnerBook::sheet(const core::Context& ctx, PartnerId id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) {
        PartnerSheet sheet;
        sheet.partner = found(tx, id);
        sheet.may_write = may_keep_partners(ctx.actor) == core::Verdict::allowed;
        if (sheet.partner.merged_into) {
            sheet.survivor = partner(tx, id);
            sheet.may_undo = sheet.may_write;
        }
        for (const auto& one : store::merges_into(tx, id))
            if (!one.undone_at) sheet.merged.push_back(found(tx, one.merged));
        if (sheet.may_write && !sheet.partner.merged_into) sheet.alike = store::alike_to(tx, sheet.partner.name, id);
        sheet.trail = core::audit::of(tx, object_of(id));
        cover(ctx.actor, sheet.partner);
        return sheet;
    });
}

std::vector<store::AlikePartner> PartnerBook::alike(const core::Context& ctx, std::string_view name) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.read([&](Tx& tx) { return store::alike_to(tx, name, {}); });
}

Partner PartnerBook::add(const core::Context& ctx, Partner wanted, std::vector<Fault> faults) {
    core::ensure(may_keep_partners(ctx.actor));
    refuse(std::move(faults), wanted);
    wanted.id = PartnerId::make(ctx.now());
    wanted.revision = 1;
    wanted.merged_into.reset();
    db_.write([&](Tx& tx) {
        store::insert(tx, wanted);
        core::audit::append(tx, ctx, "directory.partner_added", object_of(wanted.id), {{"name", wanted.name}});
    });
    return wanted;
}

Partner PartnerBook::save(const core::Context& ctx, Partner wanted, std::vector<Fault> faults) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        const auto was = found(tx, wanted.id);
        if (was.merged_into) throw Error(Code::conflict, "directory.error.partner_merged");
        refuse(faults, wanted);
        auto made = wanted;
        ++made.revision;
        made.merged_into.reset();
        must_write(tx, made);
        core::audit::append(tx, ctx, "directory.partner_changed", object_of(made.id),
                            {{"changed", differing(was, made)}});
        return made;
    });
}

MergePreview PartnerBook::preview(const core::Context& ctx, PartnerId survivor, PartnerId other) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.read([&](Tx& tx) { return preview_of(tx, survivor, other); });
}

Partner PartnerBook::merge(const core::Context& ctx, PartnerId survivor, PartnerId other,
                           std::int64_t survivor_revision, std::int64_t other_revision) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        const auto seen = preview_of(tx, survivor, other);
        if (seen.survivor.revision != survivor_revision || seen.other.revision != other_revision)
            throw Error(Code::conflict, "directory.error.changed", {{"name", seen.survivor.name}});
        auto kept = seen.joined, gone = seen.other;
        ++kept.revision;
        ++gone.revision;
        gone.merged_into = survivor;
        must_write(tx, kept);
        must_write(tx, gone);
        store::keep(tx, {store::MergeId::make(ctx.now()), survivor, other, ctx.now(), ctx.actor.person_name,
                         seen.survivor, {}, ""});
        for (const auto& [one, act] : {std::pair(survivor, "directory.partner_joined"),
                                       std::pair(other, "directory.partner_merged")})
            core::audit::append(tx, ctx, act, object_of(one),
                                {{"survivor", survivor.text()}, {"merged", other.text()},
                                 {"name", one == survivor ? seen.other.name : seen.survivor.name},
                                 {"filled", seen.filled}});
        return kept;
    });
}

Partner PartnerBook::unmerge(const core::Context& ctx, PartnerId merged) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        auto own = found(tx, merged);
        auto record = store::merge_of(tx, merged);
        if (!own.merged_into || !record) throw Error(Code::conflict, "directory.error.unmerge");
        auto survivor = parted(found(tx, record->survivor), record->before, own);
        ++own.revision;
        ++survivor.revision;
        own.merged_into.reset();
        must_write(tx, own);
        must_write(tx, survivor);
        record->undone_at = ctx.now();
        record->undone_by = ctx.actor.person_name;
        store::undo(tx, *record);
        for (const auto id : {own.id, survivor.id})
            core::audit::append(tx, ctx, "directory.partner_parted", object_of(id),
                                {{"survivor", survivor.id.text()}, {"merged", own.id.text()},
                                 {"name", id == own.id ? survivor.name : own.name}});
        return own;
    });
}

}  // namespace directory
