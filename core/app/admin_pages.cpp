// SPDX-License-Identifier: Apache-2.0
#include "core/app/admin_pages.h"

#include "core/app/house.h"
#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/jobs/jobs.h"
#include "core/plugin/manifest.h"

namespace core::core_room {
namespace {

// The sentence of that key, or the plain name when a room has none.
std::string told(const words::Catalog& words, const std::string& key, const std::string& plain) {
    return words.has(key) ? words.say(key) : plain;
}

// "directory.agency_name" is told by directory.setting.agency_name, "log.level" by core.setting.log_level.
std::string setting_key(const conf::Settings::Shown& shown) {
    const auto& name = shown.setting.name;
    const bool own = name.starts_with(shown.owner + ".");
    const auto rest = own ? name.substr(shown.owner.size() + 1) : text::replace(name, ".", "_");
    return shown.owner + ".setting." + rest;
}

void show_settings(page::Data& data, const conf::Settings& settings, const words::Catalog& words) {
    for (const auto& shown : settings.all()) {
        const bool secret = shown.setting.name == "database";
        data.add("SETTING")
            .set("NAME", shown.setting.name)
            .set("VALUE", secret              ? words.say("core.admin.not_shown")
                          : shown.value.empty() ? std::string("–")
                                                : shown.value)
            .set("SOURCE", told(words, "core.admin.source." + shown.source, shown.source))
            .set("HELP", told(words, setting_key(shown), shown.setting.help));
    }
}

// "letters.docx" is named by letters.health_name.docx.
std::string name_of_check(const std::string& owner, const std::string& name) {
    return owner + ".health_name." + (name.starts_with(owner + ".") ? name.substr(owner.size() + 1) : name);
}

void show_health(page::Data& data, app::Application& app, const words::Catalog& words) {
    const auto row = [&](const std::string& owner, const std::string& name, const std::function<void()>& check) {
        page::Data& shown = data.add("CHECK");
        shown.set("NAME", told(words, name_of_check(owner, name), name));
        try {
            check();
            shown.show("WELL");
        } catch (const Error& error) {
            shown.add("ILL").set("WHY", words.say(error.key(), error.args()));
        } catch (const std::exception& error) {
            shown.add("ILL").set("WHY", error.what());
        }
    };
    row("core", "database", [&] { app.house().db.ping(); });
    for (const auto& [owner, check] : app.shelves().checks) row(owner, check.name, check.run);
}

http::Response admin_page(app::Application& app, const Context& ctx, const http::Request& request) {
    page::Data data;
    const auto& words = app.house().words.in(ctx.language);
    data.set("PAGE_TITLE", words.say("core.menu.admin")).set("VERSION", plugin::version());
    show_health(data, app, words);
    app.house().db.read([&](db::Tx& tx) {
        data.set("WAITING", words.number(jobs::waiting(tx)));
        const auto all = jobs::dead(tx);
        data.show(all.empty() ? "NONE_DEAD" : "SOME_DEAD");
        for (const auto& dead : all)
            data.add("DEAD")
                .set("ID", dead.id.text())
                .set("KIND", dead.kind)
                .set("TRIES", dead.tries)
                .set("WHY", dead.error)
                .set("AT", words.moment(dead.at, ctx.zone));
    });
    const auto batches = app.batches().counts_of_all();
    data.set("BATCHES", words.say("core.admin.batches", {{"waiting", words.number(batches.waiting + batches.running)},
                                                         {"unsuccessful", words.number(batches.unsuccessful())}}));
    for (const auto& plugin : app.host().plugins())
        data.add("PLUGIN").set("NAME", plugin.name).set("VERSION", plugin.version);
    show_settings(data, app.shelves().settings, words);
    return app.house().pages.render(ctx, request, "core/admin", std::move(data));
}

}  // namespace

void admin_pages(Setup& setup, app::Application& app) {
    setup.get("/admin", http::may("core.admin"), [&app](const Context& ctx, http::Request& request) {
        return admin_page(app, ctx, request);
    });
    setup.post("/admin/jobs/{id}/retry", http::may("core.admin"),
               [&app](const Context& ctx, http::Request& request) {
                   const auto id = jobs::JobId::parse(request.param("id"));
                   app.house().db.write([&](db::Tx& tx) {
                       if (!jobs::retry(tx, id, ctx.now()))
                           throw Error(Code::not_found, "core.error.not_found");
                       audit::append(tx, ctx, "core.job_retried", "job:" + id.text());
                   });
                   return http::see_other("/admin", "core.flash.job_retried");
               });
}

}  // namespace core::core_room
