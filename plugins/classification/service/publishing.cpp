// SPDX-License-Identifier: Apache-2.0
// Units of work of putting editions in force: one person of the records unit asks, another confirms.
#include "classification/domain/access.h"
#include "classification/service/editions.h"
#include "classification/store/approval_store.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

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

void decide(const Context& ctx, Approval& asked, const char* outcome, const std::string& reason = {}) {
    asked.outcome = outcome;
    asked.decided = ctx.now();
    asked.decided_by = ctx.actor.named();
    asked.decided_person = ctx.actor.person.text();
    asked.reason = reason;
}

}  // namespace

void ensure_office(Tx& tx, const Context& ctx, const RecordsOffice* office) {
    if (office != nullptr && !office->seats(tx, ctx.actor))
        throw Error(core::Code::forbidden, "classification.error.records_office");
}

void Editions::ask(const Context& ctx, std::string_view id, Approval wanted) {
    core::ensure(may(ctx.actor, Act::manage));
    db_.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto version = known(tx, id);
        const auto kind = kind_named(version.kind);
        if (auto faults = faults_of(kind, wanted, ctx.today()); !faults.empty())
            throw Error("core.error.invalid", std::move(faults));
        ensure_office(tx, ctx, office_);
        ensure_ready(tx, version);
        if (const auto before = store::approval(tx, id); before && before->outcome.empty())
            throw Error(core::Code::conflict, "classification.error.asked");
        Approval asked = wanted;
        if (kind != Kind::retention) asked.number = asked.document = "", asked.date.reset();
        asked.id = core::Uuid::make(ctx.now()).text();
        asked.version = version.id;
        asked.digest = digest_of(tx, version);
        asked.asked = ctx.now();
        asked.asked_by = ctx.actor.named();
        asked.asked_person = ctx.actor.person.text();
        store::add(tx, asked);
        core::audit::append(tx, ctx, "classification.publish_asked", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name}, {"basis", basis_of(kind, asked)},
                             {"digest", asked.digest}});
    });
}

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
        core::audit::append(tx, ctx, "classification.published", "classification:" + version.id,
                            {{"kind", version.kind}, {"name", version.name}, {"basis", basis}, {"digest", digest},
                             {"asked_by", asked.asked_by}});
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

bool Editions::of_the_office(const Context& ctx) {
    return db_.read([&](Tx& tx) { return office_ == nullptr || office_->seats(tx, ctx.actor); });
}

}  // namespace classification
