// SPDX-License-Identifier: Apache-2.0
// What another house told of a dossier, as the API tells it.
#pragma once

#include "archive/dossier_account.h"
#include "core/base/json.h"

namespace packages::api {

core::Json day_or_null(const std::optional<core::Date>& day);
core::Json account_json(const archive::Account& account);

}  // namespace packages::api
