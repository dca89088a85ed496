// SPDX-License-Identifier: Apache-2.0
#include "packages/api/packages_api.h"

#include "packages/api/account_json.h"
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

Json to_json(const std::optional<signing::Vouched>& proof) {
    if (!proof) return nullptr;
    return {{"worth", signing::name(proof->worth)},
            {"by", proof->by},
            {"at", proof->at ? Json(core::iso(*proof->at)) : Json(nullptr)}};
}

// As it stands in a list.
Json line_json(const Shown& shown) {
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
            {"stamped", package.stamped},
            {"sealed_by", package.sealed_by.empty() ? Json(nullptr) : Json(package.sealed_by)},
            {"form", name(package.form)},
            {"handover", package.handover}};
}

Json to_json(const Shown& shown) {
    auto json = line_json(shown);
    json["receipt"] = shown.receipt ? shown.receipt->receipt : Json(nullptr);
    json["receipt_stamp"] = to_json(shown.receipt_stamp);
    json["receipt_seal"] = to_json(shown.receipt_seal);
    json["receipt_counts"] = shown.receipt_counts;
    json["copies_unsealed"] = shown.copies.none;
    json["copies_sealed_since"] = shown.copies.since;
    const bool confirmed = shown.receipt && shown.receipt->confirmed;
    json["receipt_confirmed"] = confirmed ? Json{{"by", shown.receipt->confirmed_by}, {"at", core::iso(*shown.receipt->confirmed)}} : Json(nullptr);
    return json;
}

// As it stands in a list: what it means here and what came along is told of one alone.
Json line_json(const Imports::Preview& shown) {
    const auto& import = shown.import;
    const auto& content = import.arrival.content;
    Json items = Json::array(), copies = Json::array(), seals = Json::array();
    for (const auto& item : content.items)
        items.push_back({{"number", item.number}, {"letter_number", item.letter_number}, {"title", item.title},
                         {"date", core::iso(item.date)}, {"dated", archive::edtf_of(item.dated, item.first, item.date)}, {"access", item.access}, {"amount", item.amount},
                         {"stage", item.stage}, {"medium", item.on()}, {"condition", item.condition}, {"volume", item.volume},
                         {"first", day_or_null(item.first)}, {"remark", item.remark},
                         {"sha256", hex_of(item.digest)}, {"bytes", item.bytes}});
    for (const auto& copy : content.copies)
        copies.push_back({{"number", copy.item > 0 ? Json(copy.item) : Json(nullptr)}, {"media", copy.media},
                          {"pages", copy.pages}, {"sha256", copy.digest.hex()}, {"bytes", copy.octets}});
    for (std::size_t i = 0; i < import.copy_seals.size() && i < content.seals.size(); ++i) {
        seals.push_back(to_json(import.copy_seals[i]));
        seals.back()["office"] = content.seals[i].office;
        seals.back()["sealed_at"] = core::iso(content.seals[i].at);
    }
    return {{"id", import.id.text()},
            {"state", name(import.stage)},
            {"from", content.agency},
            {"package", content.id},
            {"dossier_number", content.number},
            {"code", content.code},
            {"code_name", content.code_name},
            {"title", content.title},
            {"access", content.access},
            {"held", content.held},
            {"account", account_json(content.account)},
            {"opened", core::iso(content.opened)},
            {"closed", content.closed ? Json(core::iso(*content.closed)) : Json(nullptr)},
            {"part", content.part},
            {"parts", content.parts},
            {"files", import.arrival.payload},
            {"bytes", import.arrival.bytes},
            {"manifest_sha256", import.arrival.manifest.hex()},
            {"stamped", import.stamped},
            {"stamp", to_json(import.stamp)},
            {"seal", to_json(import.seal)},
            {"brought_at", core::iso(import.brought)},
            {"unjudged_since", import.unjudged ? Json(core::iso(*import.unjudged)) : Json(nullptr)},
            {"dossier", import.dossier ? Json(import.dossier->text()) : Json(nullptr)},
            {"dossier_number_here", shown.dossier_number.empty() ? Json(nullptr) : Json(shown.dossier_number)},
            {"items", std::move(items)},
            {"copies", std::move(copies)},
            {"copy_seals", std::move(seals)}};
}

Json to_json(const Imports::Preview& shown, const core::words::Catalog& words) {
    auto json = line_json(shown);
    json["code_name_here"] = shown.code_here.empty() ? Json(nullptr) : Json(shown.code_here);
    json["must_choose_code"] = shown.chooses;
    json["along"] = Json::array();
    json["faults"] = Json::array();
    for (const auto& each : shown.along)
        json["along"].push_back({{"kind", each.kind}, {"name", each.name}, {"media", each.media}, {"sha256", each.digest.hex()},
                                 {"bytes", each.bytes}, {"number", each.item > 0 ? Json(each.item) : Json(nullptr)}});
    for (const auto& fault : shown.faults)
        json["faults"].push_back({{"field", fault.field}, {"message", words.say(fault.key, fault.args)}});
    return json;
}

}  // namespace

Response list(Exports& exports, const Context& ctx, Request& request) {
    Json items = Json::array();
    const auto found = exports.list(ctx, input::sought_from(request.query));
    for (const auto& each : found.lines) items.push_back(line_json(each));
    return core::http::json({{"items", std::move(items)}, {"next", found.next}});
}

Response show(Exports& exports, const Context& ctx, Request& request) {
    return core::http::json(to_json(exports.show(ctx, PackageId::parse(request.param("id")))));
}

Response ask(Exports& exports, const Context& ctx, Request& request) {
    const auto asked = input::asked_from(core::http::Given::body(request));
    Json items = Json::array();
    for (const auto& id : exports.ask(ctx, asked))
        items.push_back(to_json(exports.show(ctx, id)));
    return core::http::json({{"items", std::move(items)}}, 202);
}

Response file(Exports& exports, const Context& ctx, Request& request) {
    std::string name;
    auto path = exports.file(ctx, PackageId::parse(request.param("id")), name);
    return input::handed(std::move(path), name);
}

Response parts(Exports& exports, const Context& ctx, Request& request) {
    return core::http::text(exports.parts(ctx, PackageId::parse(request.param("id"))));
}

Response stamp(Exports& exports, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    exports.stamp_later(ctx, PackageId::parse(request.param("id")));
    return show(exports, ctx, request);
}

Response stamp_file(Exports& exports, const Context& ctx, Request& request) {
    return core::http::bytes(exports.later_stamp(ctx, PackageId::parse(request.param("id"))),
                             "application/timestamp-reply", "tagmanifest-sha256.tst", false);
}

Response stay(Exports& exports, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    exports.stay(ctx, PackageId::parse(request.param("id")));
    return show(exports, ctx, request);
}

Response receipt_file(Exports& exports, const Context& ctx, Request& request) {
    const auto text = exports.given_receipt(ctx, PackageId::parse(request.param("id")));
    return core::http::bytes({text.begin(), text.end()}, "application/json", "tanda-terima.json", false);
}

Response receipt(Exports& exports, const Context& ctx, Request& request) {
    exports.record_receipt(ctx, PackageId::parse(request.param("id")), core::chars(input::file_of(request)));
    return show(exports, ctx, request);
}

Response confirm_receipt(Exports& exports, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    exports.confirm_receipt(ctx, PackageId::parse(request.param("id")));
    return show(exports, ctx, request);
}

Response imports(Imports& imports, const Context& ctx, Request& request) {
    Json items = Json::array();
    const auto found = imports.list(ctx, input::sought_from(request.query));
    for (const auto& each : found.lines) items.push_back(line_json(each));
    return core::http::json({{"items", std::move(items)}, {"next", found.next}});
}

Response import(Imports& imports, const core::words::Words& words, const Context& ctx, Request& request) {
    return core::http::json(to_json(imports.show(ctx, ImportId::parse(request.param("id"))), words.in(ctx.language)));
}

Response bring(Imports& imports, const core::words::Words& words, const Context& ctx, Request& request) {
    const auto brought = imports.bring(ctx, input::file_of(request));
    return core::http::json(to_json(imports.show(ctx, brought.id), words.in(ctx.language)), 201);
}

Response take(Imports& imports, const core::words::Words& words, const Context& ctx, Request& request) {
    const auto code = input::code_from(core::http::Given::body(request));
    const auto id = ImportId::parse(request.param("id"));
    imports.take(ctx, id, code);
    return core::http::json(to_json(imports.show(ctx, id), words.in(ctx.language)));
}

Response given_receipt(Imports& imports, const Context& ctx, Request& request) {
    return core::http::json(imports.receipt(ctx, ImportId::parse(request.param("id"))));
}

}  // namespace packages::api
