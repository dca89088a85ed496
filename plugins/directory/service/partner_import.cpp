// SPDX-License-Identifier: Apache-2.0
// The import's units of work.
#include "directory/service/partner_import.h"

#include "core/audit/trail.h"
#include "directory/domain/access.h"
#include "directory/service/packed.h"
#include "directory/store/partner_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::db::Tx;

constexpr std::chrono::hours keep_partners_for{24};

}  // namespace

PartnerPlan PartnerImport::plan(Tx& tx, const core::Context& ctx, const Sheet& sheet) {
    if (!sheet.has("nama"))
        throw core::Error("directory.error.import", {{"files", "directory.error.partner_columns", {}}});
    auto made = plan_partners(store::partners(tx), sheet, [&] { return core::Uuid::make(ctx.now()); });
    for (auto& row : made.rows.rows) {
        if (row.fate != Fate::fresh) continue;
        const auto near = store::alike_to(tx, row.key, {});
        if (!near.empty())
            row.notes.push_back({"nama", "directory.note.partner_alike", {{"name", near.front().partner.name}}});
    }
    return made;
}

void PartnerImport::apply(Tx& tx, const core::Context& ctx, const PartnerPlan& plan) {
    if (!plan.rows.ok() || plan.save.empty()) return;
    for (auto partner : plan.save) {
        if (++partner.revision == 1) {
            store::insert(tx, partner);
        } else if (!store::update(tx, partner)) {
            throw core::Error(core::Code::conflict, "directory.error.import_changed");
        }
        core::audit::append(tx, ctx, partner.revision == 1 ? "directory.partner_added" : "directory.partner_changed",
                            "partner:" + partner.id.text(), {{"name", partner.name}});
    }
    core::audit::append(tx, ctx, "directory.partners_imported", "directory:partners",
                        {{"fresh", plan.rows.count(Fate::fresh)},
                         {"changed", plan.rows.count(Fate::changed)},
                         {"same", plan.rows.count(Fate::same)}});
}

Plan PartnerImport::dry_run(const core::Context& ctx, const Sheet& sheet) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.read([&](Tx& tx) { return plan(tx, ctx, sheet).rows; });
}

Plan PartnerImport::run(const core::Context& ctx, const Sheet& sheet) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        const auto made = plan(tx, ctx, sheet);
        apply(tx, ctx, made);
        return made.rows;
    });
}

PartnerImport::Shown PartnerImport::propose(const core::Context& ctx, const Sheet& sheet) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        Shown shown{"", plan(tx, ctx, sheet).rows};
        store::drop_before(tx, ctx.now() - keep_partners_for);
        if (!shown.plan.ok()) return shown;
        const store::Waiting kept{store::ImportId::make(ctx.now()), ctx.actor.person.text(), ctx.now(),
                                  shown.plan.outline(), pack({{sheet}})};
        store::keep(tx, kept);
        shown.id = kept.id.text();
        return shown;
    });
}

Plan PartnerImport::confirm(const core::Context& ctx, const std::string& id) {
    core::ensure(may_keep_partners(ctx.actor));
    return db_.write([&](Tx& tx) {
        const auto kept = store::waiting(tx, store::ImportId::parse(id), ctx.actor.person.text());
        if (!kept || kept->made_at < ctx.now() - keep_partners_for)
            throw core::Error(core::Code::gone, "directory.error.import_gone");
        const auto book = unpack(kept->sheets);
        // A workbook of the organisation is confirmed on its own page.
        const auto* sheet = book.find("mitra");
        if (!sheet) throw core::Error(core::Code::gone, "directory.error.import_gone");
        const auto made = plan(tx, ctx, *sheet);
        if (made.rows.outline() != kept->outline)
            throw core::Error(core::Code::conflict, "directory.error.import_changed");
        apply(tx, ctx, made);
        store::drop(tx, kept->id);
        return made.rows;
    });
}

}  // namespace directory
