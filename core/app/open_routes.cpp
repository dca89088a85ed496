// SPDX-License-Identifier: Apache-2.0
#include "core/app/open_routes.h"

#include <filesystem>

#include "core/app/house.h"
#include "core/app/openapi.h"
#include "core/base/text.h"
#include "core/jobs/jobs.h"

namespace core::core_room {
namespace {

namespace fs = std::filesystem;

std::string media_type(const fs::path& file) {
    const std::string end = file.extension().string();
    if (end == ".css") return "text/css; charset=utf-8";
    if (end == ".js") return "text/javascript; charset=utf-8";
    if (end == ".svg") return "image/svg+xml";
    if (end == ".woff2") return "font/woff2";
    if (end == ".png") return "image/png";
    if (end == ".webmanifest") return "application/manifest+json";
    return "application/octet-stream";
}

http::Response asset(app::Application& app, const http::Request& request) {
    const std::string name = request.param("file");
    const fs::path file = fs::path(app.options().share) / "assets" / name;
    if (name.find('/') != std::string::npos || name.starts_with(".") || !fs::is_regular_file(file))
        throw Error(Code::not_found, "core.error.page");
    http::Response response;
    response.type = media_type(file);
    response.file = file;
    // The name carries the hash of the content.
    response.header("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

http::Response ready(app::Application& app) {
    Json checks = Json::object();
    bool well = true;
    const auto run = [&](const std::string& name, const std::function<void()>& check, bool vital) {
        try {
            check();
            checks[name] = "ok";
        } catch (const std::exception& error) {
            well = well && !vital;
            checks[name] = error.what();
        }
    };
    run("database", [&] { app.house().db.ping(); }, true);
    for (const auto& [owner, check] : app.shelves().checks) run(check.name, check.run, check.vital);
    return http::json({{"ready", well}, {"checks", checks}}, well ? 200 : 503);
}

}  // namespace

void open_routes(Setup& setup, app::Application& app) {
    setup.get("/a/{file}", http::open,
              [&app](const Context&, http::Request& request) { return asset(app, request); });
    setup.get("/health/live", http::open,
              [](const Context&, http::Request&) { return http::json({{"live", true}}); });
    setup.get("/health/ready", http::open,
              [&app](const Context&, http::Request&) { return ready(app); });
    setup.get("/metrics", http::open, [&app](const Context&, http::Request&) {
        if (!app.metrics) throw Error(Code::not_found, "core.error.page");
        return http::text(app.metrics());
    });
    setup.get("/api/v1/openapi.json", http::open, [&app](const Context&, http::Request&) {
        return http::json(app::openapi(app.shelves(), app.house().public_url));
    });
}

}  // namespace core::core_room
