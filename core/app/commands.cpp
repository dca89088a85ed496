// SPDX-License-Identifier: Apache-2.0
#include "core/app/commands.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/app/backup.h"
#include "core/app/openapi.h"
#include "core/app/serve.h"
#include "core/audit/witness.h"
#include "core/base/text.h"
#include "core/jobs/jobs.h"
#include "core/plugin/arguments.h"
#include "core/plugin/manifest.h"

namespace core::app {
namespace {

using Words = std::vector<std::string>;
using arguments::ask;
using arguments::has;
using arguments::option;

int migrate(Application& app, const Words& words) {
    if (has(words, "--dry-run")) {
        for (const auto& each : app.pending()) std::cout << each.owner << "/" << each.file << "\n";
        return 0;
    }
    for (const auto& each : app.migrate()) std::cout << "applied " << each.owner << "/" << each.file << "\n";
    std::cout << "the schema is up to date\n";
    return 0;
}

int check(Application& app, const Words&) {
    std::cout << "settings, plugins, templates and words are sound\n";
    for (const auto& shown : app.shelves().settings.all())
        std::cout << "  " << shown.setting.name << " = " << shown.value << "   (" << shown.source
                  << ")\n";
    return 0;
}

int plugins(Application& app, const Words& words) {
    if (words.empty()) {
        for (const auto& each : app.host().plugins())
            std::cout << each.name << " " << each.version << "  needs: "
                      << (each.needs.empty() ? "-" : text::join(each.needs, ", ")) << "\n";
        return 0;
    }
    const auto& brought = app.shelves().brought;
    const auto found = brought.find(words.front());
    if (found == brought.end()) {
        std::cerr << "no plugin " << words.front() << "\n";
        return 1;
    }
    for (const auto& line : found->second) std::cout << line << "\n";
    return 0;
}

int demo(Application& app, const Words& words) {
    Demo demo;
    demo.folder = app.options().share + "/demo";
    demo.say = [&](const std::string& line) {
        if (!has(words, "--accounts")) std::cout << "  " << line << "\n" << std::flush;
    };
    const std::filesystem::path done = std::filesystem::path(app.options().data) / "demo.accounts";
    if (!has(words, "--accounts") && !std::filesystem::exists(done)) {
        const Context ctx = app.system_context("demo");
        for (const auto& [owner, fill] : app.shelves().demos) fill(ctx, demo);
        for (const auto& fill : demo.last) fill();
        jobs::Worker(app.house().db, app.shelves().handlers, app.house().clock, app.house().zone)
            .drain();
        std::ofstream list(done);
        for (const auto& account : demo.accounts) list << text::join(account, "\t") << "\n";
    }
    std::ifstream list(done);
    std::cout << list.rdbuf();
    return 0;
}

int user_add(Application& app, const Words& words) {
    auth::Account account;
    account.login = words.front();
    account.name = option(words, "--name");
    if (const auto role = option(words, "--role"); !role.empty()) account.roles.insert(role);
    const Secret password = ask("Password");
    app.house().db.write([&](db::Tx& tx) {
        app.house().accounts.create(tx, app.system_context("command"), account, password);
    });
    std::cout << "account " << account.login << " created\n";
    return 0;
}

int user_password(Application& app, const Words& words) {
    const Secret password = ask("Password");
    app.house().db.write([&](db::Tx& tx) {
        const auto account = app.house().accounts.find(tx, words.front());
        if (!account) throw Error(Code::not_found, "core.error.not_found");
        app.house().accounts.set_password(tx, app.system_context("command"), account->id, password);
    });
    std::cout << "password changed; all sessions ended\n";
    return 0;
}

int token_create(Application& app, const Words& words) {
    const int days = arguments::number(words, "--days", 1, 3650).value_or(90);
    const Context ctx = app.system_context("command");
    Words tokens;
    app.house().db.write([&](db::Tx& tx) {
        for (const auto& login : words) {
            if (login.starts_with("--")) break;
            const auto account = app.house().accounts.find(tx, login);
            if (!account) throw Error(Code::not_found, "core.error.not_found");
            tokens.push_back(app.house().accounts.create_token(tx, ctx, account->id, option(words, "--name", "cli"),
                                                               ctx.now() + std::chrono::hours(24 * days)));
        }
    });
    for (const auto& token : tokens) std::cout << token << "\n";
    return 0;
}

int audit_verify(Application& app, const Words&) {
    if (const auto broken = audit::verify(app.house().db)) {
        std::cout << "the trail is broken at entry " << broken->number << ": " << broken->why << "\n";
        return 1;
    }
    // Told before any room is started: one that cannot be says nothing of the chain.
    std::cout << "the chain of the trail is whole\n" << std::flush;
    if (!app.pending().empty()) {
        std::cout << "not held against what was stamped: the database is of an older version\n";
        return 0;
    }
    app.start();
    auto* witness = app.runtime().maybe<audit::Witness>();
    const auto held = witness ? witness->held(app.system_context("command")) : audit::Held();
    for (const auto& each : held.against) std::cout << "the trail was made anew: " << each.why << "\n";
    if (!held.against.empty()) return 1;
    if (held.stamped > 0) std::cout << "it agrees with the trees, leaves and timestamps over it: " << held.stamped << "\n";
    else std::cout << "nothing of it was stamped yet\n";
    return 0;
}

int print_openapi(Application& app, const Words&) {
    std::cout << openapi(app.shelves(), app.shelves().settings.text("public_url")).dump(2) << "\n";
    return 0;
}

}  // namespace

const std::vector<Builtin>& builtins() {
    static const std::vector<Builtin> all = {
        {"serve", "[--port N]", "answer requests and do jobs until told to stop", Stage::started, serve},
        {"work", "", "do jobs only, as a second process", Stage::started, work},
        {"migrate", "[--dry-run]", "bring the database schema up to date", Stage::opened, migrate},
        {"check", "", "judge settings, plugins, templates and words without opening the database", Stage::assembled, check},
        {"plugins", "[NAME]", "list the plugins, or all that one brings", Stage::assembled, plugins},
        {"demo", "[--accounts]", "fill an empty data folder with the demo city; print its accounts", Stage::started, demo},
        {"user:add", "LOGIN [--name NAME] [--role admin]", "create an account, of the person the directory knows by that login; the password is read from the input", Stage::started, user_add},
        {"user:password", "LOGIN", "set a password, read from the input; ends all sessions", Stage::started, user_password},
        {"token:create", "LOGIN... [--name NAME] [--days N]",
         "create personal API tokens and print them once, one a line in the order of the accounts", Stage::started, token_create},
        {"audit:verify", "", "check the trail of acts, also against what was stamped of it; names the first broken entry", Stage::opened, audit_verify},
        {"backup", "FILE.tar [--keys]", "write database and files into one archive while serving; the keys only with --keys", Stage::opened, backup},
        {"restore", "FILE.tar", "fill an empty data folder from a backup and check it", Stage::none, restore},
        {"doctor", "", "look for what is wrong and say how to mend it", Stage::opened, doctor},
        {"openapi", "", "print the description of the API", Stage::assembled, print_openapi},
    };
    return all;
}

}  // namespace core::app
