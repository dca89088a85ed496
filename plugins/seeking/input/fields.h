// SPDX-License-Identifier: Apache-2.0
// What pages and API send to this room.
#pragma once

#include "core/http/given.h"
#include "seeking/service/saved.h"

namespace seeking::input {

inline Keeping keeping(core::http::Given& given) {
    Keeping as;
    as.name = given.line("name");
    as.shared = given.flag("shared");
    as.alert = given.flag("alert");
    for (const auto& fault : name_faults(as.name)) given.fault(fault.field, fault.key, fault.args);
    return as;
}

}  // namespace seeking::input
