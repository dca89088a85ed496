// SPDX-License-Identifier: Apache-2.0
// Words of a table read back into what they stand for.
#pragma once

#include "core/base/error.h"
#include "core/db/db.h"

namespace depot::store {

// The one of `all` that goes by this word. Throws Error(internal) of what no release ever wrote.
template <class All>
auto word_in(const All& all, const std::string& word) {
    for (const auto each : all)
        if (name(each) == word) return each;
    throw core::Error(core::Code::internal, "core.error.internal");
}

template <class Ids>
core::db::Values values_of(const Ids& ids) {
    core::db::Values values;
    for (const auto& each : ids) values.emplace_back(each);
    return values;
}

}  // namespace depot::store
