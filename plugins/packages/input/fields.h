// SPDX-License-Identifier: Apache-2.0
// What is sent to ask for a package.
#pragma once

#include "core/http/given.h"
#include "core/http/reader.h"
#include "packages/service/exports.h"
#include "packages/service/imports.h"

namespace packages::input {

inline Exports::Wanted asked_from(core::http::Given given) {
    Exports::Wanted asked{given.line("dossier", 100), given.line("receiver", 200), given.line("purpose", 500)};
    asked.form = given.one_of("form", all_forms, [](Form form) { return name(form); }).value_or(Form::eark);
    asked.handover = given.flag("handover");
    if (asked.receiver.empty()) given.fault("receiver", "packages.fault.receiver");
    if (asked.dossier.empty()) given.fault("dossier", "packages.fault.dossier");
    given.done();
    return asked;
}

inline Sought sought_from(const core::http::Fields& query) {
    core::http::Given given(query);
    Sought sought{given.line("after", 100), given.id<archive::DossierId>("dossier")};
    given.done();
    return sought;
}

// What a dossier is kept under here; "" = as it came.
inline std::string code_from(core::http::Given given) {
    auto code = given.line("code", 100);
    given.done();
    return code;
}

inline std::string older_url(std::string page, const Sought& sought, const std::string& next) {
    page += "?after=" + next;
    if (sought.dossier) page += "&dossier=" + sought.dossier->text();
    return page;
}

// Throws Error(invalid) of "file" where none was sent.
inline core::ByteView file_of(const core::http::Request& request) {
    const auto* file = request.upload("file");
    if (file == nullptr || file->bytes.empty())
        throw core::Error("core.error.invalid", {{"file", "packages.import.fault.none", {}}});
    return file->bytes;
}

inline core::http::Response handed(std::filesystem::path file, const std::string& name) {
    core::http::Response response;
    response.type = "application/zip";
    response.file = std::move(file);
    response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

// A file of another house is read by whoever fetches it, and by no page here.
inline core::http::Response along_of(Imports& imports, const core::Context& ctx, const core::http::Request& request) {
    const auto found = imports.piece(ctx, ImportId::parse(request.param("id")), request.param("file"), core::http::before_a_reader(request));
    core::http::Response response;
    response.file = found.path;
    response.type = found.file.media.empty() ? "application/octet-stream" : found.file.media;
    response.header("Content-Disposition", "attachment; filename=\"" + found.file.name + "\"");
    if (found.secret) response.forget();
    return response;
}

}  // namespace packages::input
