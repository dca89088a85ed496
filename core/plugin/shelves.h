// SPDX-License-Identifier: Apache-2.0
// Everything all rooms together bring, as the house reads it once they are installed.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/auth/accounts.h"
#include "core/plugin/setup.h"

namespace core {

struct Shelves {
    conf::Settings settings;
    words::Words words;
    http::Router router;
    jobs::Handlers handlers;
    events::Bus bus{handlers};
    auth::Rights rights;
    batch::Acts acts;

    template <class T>
    struct Owned {
        std::string owner;
        T what;
    };
    struct Slot {
        std::string name;
        page::Fragment show;
    };
    struct Check {
        std::string name;
        std::function<void()> run;
        bool vital = true;
    };
    std::vector<db::Migrations> migrations;
    std::vector<Owned<Embedded>> templates;
    std::vector<Owned<Embedded>> openapi;
    std::vector<Owned<MenuItem>> menu;
    std::vector<Owned<DeskTile>> desk;
    std::vector<Owned<Slot>> slots;
    std::vector<Owned<Command>> commands;
    std::vector<Owned<Check>> checks;
    std::vector<Owned<std::function<void(const Context&, Demo&)>>> demos;
    std::vector<std::function<void(PersonId)>> leaving;
    std::vector<Owned<Bell>> bells;
    std::vector<std::function<void()>> pulses;

    // What `naskah plugins NAME` prints.
    std::map<std::string, std::vector<std::string>> brought;
    // Faults found while installing: the boot stops and prints all.
    std::vector<std::string> faults() const;
};

}  // namespace core
