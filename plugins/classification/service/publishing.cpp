// SPDX-License-Identifier: Apache-2.0
// Units of work of putting editions in force: one person of the records unit asks, another confirms.
#include "classification/domain/access.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/store/approval_store.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/pdf/read.h"

namespace classification {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string digest_of(Tx& tx, const Version& version) {
    return core::sha256(content_of(kind_named(version.kind), rows_of(tx, version))).hex();
}

void ensure_ready(Tx& tx, const Version& version) {
    if (version.state != EditionState::draft)
        throw Error(core::Code::conflict, "classification.error.published", {{"name", version.name}});
    if (store::count_rows(tx, version.id) == 0) throw Error(core::Code::conflict, "classification.error.empty");
    if (const auto open = store::count_open(tx, version.id); open > 0)
        throw Error(core::Code::conflict, "classification.error.open", {{"count", std::to_string(open)}});
}

Approval asked_of(Tx& tx, const Version& version) {
    auto asked = store::approval(tx, version.id);
    if (!asked || !asked->outcome.empty()) throw Error(core::Code::conflict, "classification.error.not_asked");
    return *std::move(asked);
}

}  // namespace

void decide(const Context& ctx, Approval& asked, const char* outcome, const std::string& reason) {
    asked.outcome = outcome;
    asked.decided = ctx.now();
    asked.decided_by = ctx.actor.named();
    asked.decided_person = ctx.actor.person.text();
    asked.reason = reason;
}

void ensure_office(Tx& tx, const Context& ctx, const RecordsOffice* office) {
    if (office != nullptr && !office->seats(tx, ctx.actor))
        throw Error(core::Code::forbidden, "classification.error.records_office");
}

namespace {

constexpr std::size_t most_letter_bytes = 16u << 20;

void ensure_asks(Tx& tx, const Context& ctx, const Version& version, const Approval& wanted, const RecordsOffice* office) {
    if (auto faults = faults_of(kind_named(version.kind), wanted, ctx.today()); !faults.empty())
        throw Error("core.error.invalid", std::move(faults));
    ensure_office(tx, ctx, office);
    ensure_ready(tx, version);
    if (const auto before = store::approval(tx, version.id); before && before->outcome.empty())
        throw Error(core::Code::conflict, "classification.error.asked");
}

// Judged before anything of it is kept.
void ensure_letter(const Editions::Letter& letter) try {
    if (letter.bytes.size() > most_letter_bytes) throw Error(core::Code::too_large, "classification.error.letter_large");
    core::pdf::inspect(letter.bytes);
} catch (const Error& error) {
    if (error.code() != core::Code::unsupported) throw;
    throw error.of("file");
}

}  // namespace

void Editions::ask(const Context& ctx, std::string_view id, Approval wanted, const Letter& letter) {
    core::ensure(may(ctx.actor, Act::manage));
    if (!letter.bytes.empty()) wanted.letter = core::sha256(letter.bytes);
    wanted.letter_name = letter.name;
    const auto national = db_.read([&](Tx& tx) {
        const auto version = known(tx, id);
        ensure_asks(tx, ctx, version, wanted, office_);
        return kind_named(version.kind) == Kind::retention;
    });
    if (national) {
        ensure_letter(letter);
        blobs_->put(letter.bytes);
    } else {
        wanted.number = wanted.document = wanted.letter_name = "";
        wanted.date.reset();
        wanted.letter.reset();
    }
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        ensure_asks(tx, ctx, version, wanted, office_);
        Approval asked = wanted;
        asked.id = core::Uuid::make(ctx.now()).text();
        asked.version = version.id;
        asked.digest = digest_of(tx, version);
        asked.asked = ctx.now();
        asked.asked_by = ctx.actor.named();
        asked.asked_person = ctx.actor.person.text();
        store::add(tx, asked);
        core::audit::append(tx, ctx, "classification.publish_asked", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name},
                             {"basis", basis_of(kind_named(version.kind), asked)}, {"digest", asked.digest},
                             {"letter", asked.letter ? asked.letter->hex() : ""}, {"compared", asked.compared}});
    });
}

std::pair<core::Bytes, std::string> Editions::letter(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    const auto asked = db_.read([&](Tx& tx) {
        const auto version = known(tx, id);
        core::ensure(may(ctx.actor, Act::confirm));
        ensure_office(tx, ctx, office_);
        auto found = store::approval(tx, version.id);
        if (!found || !found->letter) throw Error(core::Code::not_found, "classification.error.no_letter");
        return *std::move(found);
    });
    return {blobs_->get(*asked.letter), asked.letter_name};
}

void Editions::mark(const Context& ctx, std::string_view id, const Mark& mark) {
    core::ensure(may(ctx.actor, Act::manage));
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        ensure_draft(version);
        if (version.kind == name(Kind::access) || !store::mark(tx, version, mark))
            throw Error("core.error.invalid", {{mark.code.empty() ? "event" : "code", "classification.fault.not_there", {}}});
        core::audit::append(tx, ctx, "classification.marked", "classification:" + version.id,
                            {{"name", version.name}, {"code", mark.code}, {"phrase", mark.phrase}, {"event", mark.event},
                             {"on", mark.on}});
    });
}

bool Editions::keeps(Tx& tx, const core::Digest& file) { return store::keeps(tx, file); }

void Editions::confirm(const Context& ctx, std::string_view id, std::string_view approval) {
    core::ensure(may(ctx.actor, Act::confirm));
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        ensure_office(tx, ctx, office_);
        auto asked = asked_of(tx, version);
        if (asked.id != approval)
            throw Error(core::Code::conflict, "classification.error.asked_anew");
        if (asked.asked_person == ctx.actor.person.text())
            throw Error(core::Code::conflict, "classification.error.same_person");
        ensure_ready(tx, version);
        const auto digest = digest_of(tx, version);
        if (digest != asked.digest) throw Error(core::Code::conflict, "classification.error.changed");
        const auto basis = basis_of(kind_named(version.kind), asked);
        decide(ctx, asked, "confirmed");
        store::decide(tx, asked);
        store::publish(tx, id, basis, ctx.now(), ctx.actor.named(), digest);
        if (asked.compared) store::verify(tx, id, annex_of(asked), asked.asked_by, asked.asked);
        core::audit::append(tx, ctx, "classification.published", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name}, {"basis", basis}, {"digest", digest},
                             {"asked_by", asked.asked_by}, {"compared", asked.compared}});
    });
}

void Editions::verify(const Context& ctx, std::string_view id, const std::string& with) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto annex = told("compared_with", with, "classification.fault.compared_with");
    if (auto faults = faults_of_annex(annex); !faults.empty()) throw Error("core.error.invalid", std::move(faults));
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        ensure_office(tx, ctx, office_);
        if (version.state == EditionState::withdrawn) throw Error(core::Code::conflict, "classification.error.withdrawn");
        if (version.verified) throw Error(core::Code::conflict, "classification.error.verified");
        if (version.state == EditionState::draft) ensure_ready(tx, version);
        store::verify(tx, id, annex, ctx.actor.named(), ctx.now());
        core::audit::append(tx, ctx, "classification.verified", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name}, {"compared_with", annex}});
    });
}

void Editions::refuse(const Context& ctx, std::string_view id, const std::string& reason) {
    core::ensure(may(ctx.actor, Act::confirm));
    const auto why = told("reason", reason, "classification.fault.reason");
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        ensure_office(tx, ctx, office_);
        auto asked = asked_of(tx, version);
        decide(ctx, asked, "refused", why);
        store::decide(tx, asked);
        core::audit::append(tx, ctx, "classification.publish_refused", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name}, {"reason", why}});
    });
}

std::optional<Approval> Editions::approval(const Context& ctx, std::string_view id) {
    core::ensure(may(ctx.actor, Act::read));
    return db_.read([&](Tx& tx) { return store::approval(tx, known(tx, id).id); });
}

std::set<std::string> Editions::to_confirm(const Context& ctx) {
    std::set<std::string> all;
    if (may(ctx.actor, Act::confirm) != core::Verdict::allowed || !of_the_office(ctx)) return all;
    const auto me = ctx.actor.person.text();
    for (auto& each : db_.read([](Tx& tx) { return store::waiting(tx); }))
        if (each.asked_person != me) all.insert(std::move(each.version));
    return all;
}

bool Editions::of_the_office(const Context& ctx) {
    return db_.read([&](Tx& tx) { return office_ == nullptr || office_->seats(tx, ctx.actor); });
}

}  // namespace classification
