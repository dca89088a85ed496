// SPDX-License-Identifier: Apache-2.0
#include "packages/input/bring.h"

namespace packages::input {
namespace {

core::Actor actor_called(const core::Context& ctx, core::House& house, const std::string& login) {
    auto actor = house.db.read([&](core::db::Tx& tx) -> std::optional<core::Actor> {
        const auto account = house.accounts.find(tx, login);
        if (!account || !account->active || account->person.nil()) return std::nullopt;
        return house.accounts.by_person(tx, account->person, core::AppointmentId{}, ctx.now(), ctx.zone);
    });
    if (!actor || actor->seats.empty())
        throw core::Error("core.error.invalid", {{"as", "packages.import.fault.login", {{"login", login}}}});
    return *std::move(actor);
}

}  // namespace

int bring(const core::Context& house_ctx, core::House& house, Imports& imports, const std::vector<std::string>& words,
          std::ostream& out) {
    using core::arguments::has, core::arguments::option;
    auto ctx = house_ctx;
    ctx.actor = actor_called(house_ctx, house, option(words, "--as"));
    const auto& say = house.words.in(ctx.language);
    auto import = imports.bring(ctx, std::filesystem::path(words.front()));
    const auto shown = imports.show(ctx, import.id);
    for (const auto& fault : shown.faults) out << fault.field << ": " << say.say(fault.key, fault.args) << "\n";
    if (has(words, "--take")) import = imports.take(ctx, import.id, option(words, "--code"));
    out << say.say("packages.import.is." + std::string(name(import.stage))) << ": " << house.public_url << "/packages/imports/"
        << import.id.text() << "\n";
    return shown.faults.empty() ? 0 : 1;
}

}  // namespace packages::input
