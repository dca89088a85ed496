// SPDX-License-Identifier: Apache-2.0
// What is sent to ask for a package.
#pragma once

#include "core/http/given.h"

namespace packages::input {

struct Asked {
    std::string dossier, receiver, purpose;
};
inline Asked asked_from(core::http::Given given) {
    Asked asked{given.line("dossier", 100), given.line("receiver", 200), given.line("purpose", 500)};
    if (asked.receiver.empty()) given.fault("receiver", "packages.fault.receiver");
    if (asked.dossier.empty()) given.fault("dossier", "packages.fault.dossier");
    given.done();
    return asked;
}

inline core::http::Response handed(std::filesystem::path file, const std::string& name) {
    core::http::Response response;
    response.type = "application/zip";
    response.file = std::move(file);
    response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

}  // namespace packages::input
