// SPDX-License-Identifier: Apache-2.0
#include "packages/api/packages_api.h"

#include "packages/input/fields.h"

namespace packages::api {

using core::Context;
using core::Json;
using core::http::Request;
using core::http::Response;

namespace {

template <class T>
Json hex_of(const std::optional<T>& digest) {
    return digest ? Json(digest->hex()) : Json(nullptr);
}

Json to_json(const Shown& shown) {
    const auto& package = shown.package;
    return {{"id", package.id.text()},
            {"dossier", package.dossier.text()},
            {"dossier_number", shown.number},
            {"title", shown.title},
            {"part", package.part},
            {"parts", package.parts},
            {"receiver", package.receiver},
            {"purpose", package.purpose},
            {"batch", package.batch},
            {"asked_at", core::iso(package.asked)},
            {"state", name(package.state)},
            {"bytes", package.bytes},
            {"sha256", hex_of(package.digest)},
            {"manifest_sha256", hex_of(package.manifest)},
            {"stamped", package.stamped}};
}

}  // namespace

Response list(Exports& exports, const Context& ctx) {
    Json items = Json::array();
    for (const auto& each : exports.list(ctx)) items.push_back(to_json(each));
    return core::http::json({{"items", std::move(items)}});
}

Response show(Exports& exports, const Context& ctx, Request& request) {
    return core::http::json(to_json(exports.show(ctx, PackageId::parse(request.param("id")))));
}

Response ask(Exports& exports, const Context& ctx, Request& request) {
    const auto asked = input::asked_from(core::http::Given::body(request));
    Json items = Json::array();
    for (const auto& id : exports.ask(ctx, asked.dossier, asked.receiver, asked.purpose))
        items.push_back(to_json(exports.show(ctx, id)));
    return core::http::json({{"items", std::move(items)}}, 202);
}

Response file(Exports& exports, const Context& ctx, Request& request) {
    std::string name;
    auto path = exports.file(ctx, PackageId::parse(request.param("id")), name);
    return input::handed(std::move(path), name);
}

}  // namespace packages::api
