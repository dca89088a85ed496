// SPDX-License-Identifier: Apache-2.0
// The demo's persons and their one memorable password.
#include "directory/service/demo.h"

#include <algorithm>

#include "core/base/text.h"
#include "directory/domain/access.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"

namespace directory {
namespace {

using core::db::Tx;

constexpr const char* demo_password = "naskah-demo-2026";

// Those who carry the main story; all others would drown them in the list.
constexpr std::string_view story[] = {"konseptor.aptika",
                                      "ketua.aptika1",
                                      "kabid.aptika",
                                      "sekretaris.diskominfo",
                                      "sekretaris.bapperida",
                                      "tu.diskominfo",
                                      "tu.setda",
                                      "sekda",
                                      "asisten3",
                                      "kepala.bkpsdmd",
                                      "arsiparis.setda",
                                      "arsiparis.diskominfo",
                                      "arsiparis.dpk",
                                      "admin"};

DemoAccount describe(Tx& tx, const Person& person, core::Date today) {
    DemoAccount account{person.login, demo_password, titled(person), ""};
    for (const Appointment& made : store::appointments_of(tx, person.id)) {
        if (!active_on(made, today)) continue;
        const auto position = store::position(tx, made.position);
        if (!position) continue;
        const std::string capacity(core::printed(made.capacity));
        if (!account.position.empty()) account.position += "; ";
        account.position += capacity.empty() ? position->name : capacity + " " + position->name;
    }
    return account;
}

}  // namespace

std::vector<DemoAccount> fill_demo(const core::Context& ctx, core::db::Db& db,
                                   core::auth::Accounts& accounts, Import& import,
                                   const Workbook& book) {
    core::ensure(may(ctx.actor, Act::manage));
    const Plan plan = import.run(ctx, book);
    for (const RowFate& row : plan.rows)
        if (row.fate == Fate::refused)
            throw core::Error(core::Code::invalid, row.faults.front().key,
                              {{"value", row.sheet + " " + std::to_string(row.line) + " " +
                                             row.faults.front().field},
                               {"key", row.key}});
    std::vector<Person> persons = db.read([](Tx& tx) { return store::persons(tx); });
    std::vector<DemoAccount> made;
    for (const Person& person : persons) {
        if (person.login.empty()) continue;
        // One unit each: deriving a password takes long, and a broken-off filling goes on from
        // here.
        db.write([&](Tx& tx) {
            if (accounts.find(tx, person.login)) return;
            core::auth::Account account;
            account.login = person.login;
            account.person = person.id;
            account.name = titled(person);
            accounts.create(tx, ctx, account, core::Secret(std::string(demo_password)));
        });
    }
    for (std::string_view login : story) {
        const auto person = std::find_if(persons.begin(), persons.end(),
                                         [&](const Person& one) { return one.login == login; });
        if (person != persons.end())
            made.push_back(db.read([&](Tx& tx) { return describe(tx, *person, ctx.today()); }));
    }
    return made;
}

void fill_delegations(const core::Context& ctx, core::db::Db& db, Delegate& delegate, const Sheet& sheet) {
    core::ensure(may(ctx.actor, Act::manage));
    if (!delegate.list(ctx, {}).lines.empty()) return;
    for (const Sheet::Row& row : sheet.rows) {
        const auto position = [&](std::string_view column) {
            const auto found = db.read([&](Tx& tx) { return store::position_by_code(tx, sheet.cell(row, column)); });
            return found ? found->id : core::PositionId{};
        };
        const auto codes = [&](std::string_view column) {
            std::vector<std::string> found;
            for (auto& code : core::text::split(sheet.cell(row, column), ';'))
                if (!code.empty()) found.push_back(std::move(code));
            return found;
        };
        const auto year = ctx.today().year() + std::chrono::years(sheet.cell(row, "tahun") == "1" ? 1 : 0);
        Delegation wanted;
        wanted.giver = position("pemberi");
        wanted.receiver = position("penerima");
        wanted.form = delegation_form_named(sheet.cell(row, "bentuk")).value_or(DelegationForm::an);
        wanted.kinds = codes("jenis");
        wanted.groups = codes("kelompok");
        wanted.highest = sheet.cell(row, "sifat");
        wanted.from = year / std::chrono::January / 1;
        wanted.until = year / std::chrono::December / 31;
        wanted.basis = core::text::replace(sheet.cell(row, "dasar"), "{tahun}", std::to_string(static_cast<int>(year)));
        const auto made = delegate.enter(ctx, wanted);
        if (const auto reason = sheet.cell(row, "dicabut"); !reason.empty()) delegate.revoke(ctx, made.id, reason);
    }
}

void fill_grants(const core::Context& ctx, core::db::Db& db, Lend& lend, const Sheet& sheet) {
    core::ensure(may(ctx.actor, Act::manage));
    if (!lend.list(ctx, {}).lines.empty()) return;
    for (const Sheet::Row& row : sheet.rows) {
        const auto holder = [&](std::string_view column) {
            return db.read([&](Tx& tx) -> std::optional<Appointment> {
                const auto position = store::position_by_code(tx, sheet.cell(row, column));
                if (!position) return std::nullopt;
                const auto all = store::appointments_to(tx, position->id);
                const auto* found = holder_of_day(all, ctx.today());
                return found ? std::optional(*found) : std::nullopt;
            });
        };
        const auto giver = holder("pemberi"), receiver = holder("penerima");
        if (!giver || !receiver) continue;
        const auto day = [&](std::string_view column) {
            return core::add_days(ctx.today(), std::stoi(sheet.cell(row, column)));
        };
        MailboxGrant wanted;
        wanted.kind = sheet.cell(row, "jenis") == "sekretaris" ? GrantKind::secretary : GrantKind::substitute;
        wanted.position = giver->position;
        wanted.receiver = receiver->id;
        for (auto& act : core::text::split(sheet.cell(row, "cakupan"), ';'))
            if (!act.empty()) wanted.acts.insert(std::move(act));
        wanted.highest = sheet.cell(row, "sifat");
        wanted.from = day("mulai");
        if (!sheet.cell(row, "selesai").empty()) wanted.until = day("selesai");
        wanted.reason = sheet.cell(row, "alasan");
        wanted.basis = core::text::replace(sheet.cell(row, "dasar"), "{tahun}",
                                           std::to_string(static_cast<int>(ctx.today().year())));
        wanted.note = "Disiapkan saat pemasangan contoh";
        lend.give(ctx, wanted);
    }
}

}  // namespace directory
