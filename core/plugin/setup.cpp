// SPDX-License-Identifier: Apache-2.0
#include "core/plugin/setup.h"

#include "core/plugin/shelves.h"

namespace core {

Setup::Setup(std::string owner, Shelves& shelves) : owner_(std::move(owner)), shelves_(shelves) {}

void Setup::migrations(const Embedded& files) {
    shelves_.migrations.push_back({owner_, files});
    for (const auto& file : files)
        shelves_.brought[owner_].push_back("migration  " + std::string(file.name));
}

void Setup::templates(const Embedded& files) {
    shelves_.templates.push_back({owner_, files});
    for (const auto& file : files)
        shelves_.brought[owner_].push_back("template   " + std::string(file.name));
}

void Setup::words(const Embedded& files) { shelves_.words.add(owner_, files); }

void Setup::openapi(const Embedded& files) { shelves_.openapi.push_back({owner_, files}); }

void Setup::setting(conf::Setting setting) {
    shelves_.brought[owner_].push_back("setting    " + setting.name + "  " + setting.help);
    shelves_.settings.declare(owner_, std::move(setting));
}

void Setup::permission(std::string right, std::set<std::string> roles, std::set<std::string> lent) {
    shelves_.brought[owner_].push_back("permission " + right);
    shelves_.rights.declare(owner_, std::move(right), std::move(roles), std::move(lent));
}

void Setup::menu(MenuItem item) {
    shelves_.brought[owner_].push_back("menu       " + item.url);
    shelves_.menu.push_back({owner_, std::move(item)});
}

void Setup::desk(DeskTile tile) { shelves_.desk.push_back({owner_, std::move(tile)}); }

void Setup::bell(Bell bell) {
    shelves_.brought[owner_].push_back("bell       " + bell.url);
    shelves_.bells.push_back({owner_, std::move(bell)});
}

void Setup::pulse(std::function<void()> look) { shelves_.pulses.push_back(std::move(look)); }

void Setup::fragment(std::string slot, page::Fragment show) {
    shelves_.brought[owner_].push_back("fragment   " + slot);
    shelves_.slots.push_back({owner_, {std::move(slot), std::move(show)}});
}

void Setup::command(Command command) {
    shelves_.brought[owner_].push_back("command    " + command.name);
    shelves_.commands.push_back({owner_, std::move(command)});
}

void Setup::health(std::string name, std::function<void()> check, bool vital) {
    shelves_.brought[owner_].push_back("health     " + name);
    shelves_.checks.push_back({owner_, {std::move(name), std::move(check), vital}});
}

void Setup::demo(std::function<void(const Context&, Demo&)> fill) {
    shelves_.demos.push_back({owner_, std::move(fill)});
}

void Setup::route(std::string method, std::string pattern, http::Gate gate, http::Handler handler,
                  http::Limits limits) {
    using Kind = http::Gate::Kind;
    const bool free = gate.kind == Kind::open || gate.kind == Kind::anyone;
    const std::string who = free ? "anyone" : gate.kind == Kind::signed_in ? "signed in" : gate.right;
    shelves_.brought[owner_].push_back("route      " + method + " " + pattern + "  " + who);
    shelves_.router.add({std::move(method), std::move(pattern), std::move(gate), std::move(handler),
                         limits, owner_});
}

void Setup::get(std::string pattern, http::Gate gate, http::Handler handler) {
    route("GET", std::move(pattern), std::move(gate), std::move(handler), {});
}

void Setup::post(std::string pattern, http::Gate gate, http::Handler handler, http::Limits limits) {
    route("POST", std::move(pattern), std::move(gate), std::move(handler), limits);
}

void Setup::put(std::string pattern, http::Gate gate, http::Handler handler, http::Limits limits) {
    route("PUT", std::move(pattern), std::move(gate), std::move(handler), limits);
}

void Setup::remove(std::string pattern, http::Gate gate, http::Handler handler) {
    route("DELETE", std::move(pattern), std::move(gate), std::move(handler), {});
}

void Setup::job(std::string kind, jobs::Handler handler, jobs::Retry retry, jobs::Where where, jobs::GivenUp given_up) {
    shelves_.brought[owner_].push_back("job        " + kind);
    shelves_.handlers.on(std::move(kind), std::move(handler), retry, where, std::move(given_up));
}

void Setup::daily(std::string kind, std::chrono::minutes at, jobs::Handler handler) {
    shelves_.brought[owner_].push_back("daily job  " + kind);
    shelves_.handlers.daily(std::move(kind), at, std::move(handler));
}

void Setup::batch(batch::Act act) {
    shelves_.brought[owner_].push_back("batch      " + act.name);
    shelves_.acts.add(owner_, std::move(act));
}

void Setup::leaving(std::function<void(PersonId)> gone) { shelves_.leaving.push_back(std::move(gone)); }

events::Bus& Setup::events() { return shelves_.bus; }

std::vector<std::string> Shelves::faults() const {
    std::vector<std::string> faults = router.faults();
    for (const auto& route : router.all())
        if (route.gate.kind == http::Gate::Kind::right && !rights.known(route.gate.right))
            faults.push_back(route.owner + ": route " + route.method + " " + route.pattern +
                             " asks for the unknown permission " + route.gate.right);
    for (const auto& [owner, item] : menu)
        if (!item.right.empty() && !rights.known(item.right))
            faults.push_back(owner + ": menu " + item.url + " asks for the unknown permission " +
                             item.right);
    for (const auto& [name, owned] : acts.all()) {
        if (!owned.act.right.empty() && !rights.known(owned.act.right))
            faults.push_back(owned.owner + ": batch act " + name + " asks for the unknown permission " +
                             owned.act.right);
        if (!words.in("id").has(owned.act.title))
            faults.push_back(owned.owner + ": batch act " + name + " has no sentence " + owned.act.title);
    }
    if (bells.size() > 1) faults.push_back(bells.back().owner + ": there is a bell already, of " + bells.front().owner);
    for (auto& fault : acts.faults()) faults.push_back(std::move(fault));
    for (auto& fault : words.faults()) faults.push_back(std::move(fault));
    for (auto& fault : settings.faults()) faults.push_back(std::move(fault));
    return faults;
}

}  // namespace core
