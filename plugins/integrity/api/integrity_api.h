// SPDX-License-Identifier: Apache-2.0
// GET /api/v1/integrity and /api/v1/integrity/dossiers/{id}.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "integrity/service/heads.h"
#include "integrity/service/standings.h"
#include "integrity/service/watch.h"

namespace integrity::api {

core::http::Response overview(Watch& watch, Trees& trees, Heads& heads);
// Throws Error(not_found).
core::http::Response dossier(FilesOfDossiers& dossiers, const core::Context& ctx, core::http::Request& request,
                             const core::words::Catalog& words);

}  // namespace integrity::api
