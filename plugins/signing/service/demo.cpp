// SPDX-License-Identifier: Apache-2.0
#include "signing/service/demo.h"

#include "core/audit/trail.h"

namespace signing {

void fill_demo(const core::Context& ctx, core::Demo& demo, Keys& keys, core::House& house) {
    const std::string agency = house.settings.text("agency");
    if (keys.create_authority(agency)) demo.say("CA dan TSA demo dibuat");
    const auto accounts = house.db.read([&](core::db::Tx& tx) { return house.accounts.all(tx); });
    std::int64_t count = 0;
    for (const auto& account : accounts) {
        if (account.person.nil() || keys.enrolled(account.person)) continue;
        const bool signs = house.db.read([&](core::db::Tx& tx) {
            return house.accounts.rights_of(tx, account, ctx.today()).contains("signing.sign");
        });
        if (!signs) continue;
        keys.enrol(account.person, account.name, agency, core::Secret(std::string(demo_passphrase)));
        ++count;
        for (auto& row : demo.accounts)
            if (row.size() > 2 && row[0] == account.login) row[2] = demo_passphrase;
    }
    demo.say(std::to_string(count) + " kunci penandatangan dibuat");
}

void fill_demo_seals(const core::Context& ctx, core::Demo& demo, OfficeKeys& keys, directory::Directory& directory, core::House& house) {
    std::int64_t count = 0;
    for (const char* code : {"SETDA", "DISKOMINFO", "DPK"}) {
        const auto unit = house.db.read([&](core::db::Tx& tx) { return directory.unit_by_code(tx, code); });
        if (!unit || keys.find(unit->code)) continue;
        keys.issue(unit->code, unit->name, house.settings.text("agency"), [&](core::db::Tx& tx, const Certificate& made) {
            core::audit::append(tx, ctx, "signing.certificate_issued", "certificate:" + made.id.text(),
                                {{"serial", made.serial}, {"unit", unit->code}});
        });
        ++count;
    }
    if (count > 0) demo.say(std::to_string(count) + " segel instansi dibuat");
}

void fill_demo_circuits(const core::Context& ctx, core::Demo& demo, Circuits& circuits,
                        directory::Directory& directory, core::House& house) {
    const auto [city, legal] = house.db.read([&](core::db::Tx& tx) {
        return std::pair(directory.unit_by_code(tx, "WALIKOTA"), directory.position_by_code(tx, "HK.KABAG"));
    });
    if (!city || !legal || !circuits.list(ctx).empty()) return;
    Circuit circuit;
    circuit.name = "Keputusan melalui Bagian Hukum";
    circuit.unit = city->id;
    circuit.matter = "keputusan";
    circuit.steps = {{StepKind::coordination, legal->id, 1, true}};
    circuits.save(ctx, circuit);
    demo.say("1 templat rangkaian paraf dibuat");
}

}  // namespace signing
