// SPDX-License-Identifier: Apache-2.0
// The shelves a room fills when it is installed. Everything added remembers the room, so that
// `naskah plugins letters` can list all it brings and faults are named after their owner.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/batch/batch.h"
#include "core/conf/settings.h"
#include "core/db/migrate.h"
#include "core/events/events.h"
#include "core/http/router.h"
#include "core/jobs/jobs.h"
#include "core/page/page.h"
#include "core/plugin/embedded.h"
#include "core/words/words.h"

namespace core {

struct House;

// An entry of the main navigation; shown when the actor has the right.
struct MenuItem {
    std::string word;    // "letters.menu.outgoing"
    std::string url;
    std::string icon;    // name in the sprite
    int order = 100;     // desk 10, incoming 20, outgoing 30, signing 40, dispositions 50, archive 60, search 70
    std::string right;
    std::function<std::int64_t(const Context&)> count;   // what waits for me; may be empty

    bool main() const { return order % 10 == 0 && order <= 70; }   // one of those named above
};

// A tile or a list on the desk.
struct DeskTile {
    std::string word;    // "letters.desk.unsigned": SRIKANDI's words
    std::string url;
    int order = 100;     // SRIKANDI's order: 1 to 8, then 10 overdue, 11 failed
    std::string right;
    std::function<std::int64_t(const Context&)> count;
};

// The bell in the head of every page.
struct Bell {
    std::string url;     // "/notices"
    std::function<std::string(const Context&)> count;   // as shown: "3", "99+"; "" for none
};

// `naskah import:organisation FILE --dry-run`
struct Command {
    std::string name;
    std::string usage;   // "FOLDER [--dry-run]"
    std::string help;    // one line
    std::function<int(const Context&, const std::vector<std::string>&)> run;   // gives the exit code
    // With these words it needs no data folder, and none is made; `run` finds no room started.
    std::function<bool(const std::vector<std::string>&)> bare = {};
};

// One step of filling the demo city; run in the order of the plugins.
struct Demo {
    std::string folder;                             // packaging/demo, installed as share/naskah/demo
    std::function<void(const std::string&)> say;    // progress, one line
    std::vector<std::vector<std::string>> accounts;   // login, password, passphrase, name, position
    std::vector<std::function<void()>> last;          // what a room adds when all have filled theirs
};

class Setup {
  public:
    Setup(std::string owner, struct Shelves& shelves);

    void migrations(const Embedded& files);
    void templates(const Embedded& files);
    void words(const Embedded& files);
    void openapi(const Embedded& files);   // api/openapi.json: {"paths": {...}, "components": {...}}
    void setting(conf::Setting setting);
    // "letters.write"; `lent`: the acts a lent seat must be lent for to carry it, none: never.
    void permission(std::string right, std::set<std::string> roles, std::set<std::string> lent = {});
    void menu(MenuItem item);
    void desk(DeskTile tile);
    void bell(Bell bell);   // one in the house
    // Called every few seconds in the serving process, while pages listen: tells them what another process did.
    void pulse(std::function<void()> look);
    void fragment(std::string slot, page::Fragment show);
    void command(Command command);
    // Throws when ill. Vital: the server counts as not ready; else it is only told the administrator.
    void health(std::string name, std::function<void()> check, bool vital = true);
    void demo(std::function<void(const Context&, Demo&)> fill);

    void get(std::string pattern, http::Gate gate, http::Handler handler);
    void post(std::string pattern, http::Gate gate, http::Handler handler, http::Limits limits = {});
    void put(std::string pattern, http::Gate gate, http::Handler handler, http::Limits limits = {});
    void remove(std::string pattern, http::Gate gate, http::Handler handler);   // DELETE

    template <class E, class F>
    void on(std::string subscriber, F handle, jobs::Retry retry = {}) {
        events().on<E>(std::move(subscriber), std::move(handle), retry);
    }
    void job(std::string kind, jobs::Handler handler, jobs::Retry retry = {},
             jobs::Where where = jobs::Where::anywhere, jobs::GivenUp given_up = {});
    void daily(std::string kind, std::chrono::minutes at, jobs::Handler handler);
    void batch(batch::Act act);   // what may be asked for over many subjects at once
    // Told when somebody signs out of a browser: what was held for him in memory goes.
    void leaving(std::function<void(PersonId)> gone);

    const std::string& owner() const { return owner_; }

  private:
    events::Bus& events();
    void route(std::string method, std::string pattern, http::Gate gate, http::Handler handler,
               http::Limits limits);

    std::string owner_;
    struct Shelves& shelves_;
};

}  // namespace core
