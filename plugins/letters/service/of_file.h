// SPDX-License-Identifier: Apache-2.0
// Faults of files that people hand in, told beside the field "file" of the form they came by.
#pragma once

#include "core/base/error.h"

namespace letters {

// `form` is the error's own sentence: "letters.error.file", "letters.error.scan".
[[noreturn]] inline void refuse_file(const char* form, std::string key, core::Args args = {}) {
    throw core::Error(form, {{"file", std::move(key), std::move(args)}});
}

// Whatever a reader of files says against one is told beside the field.
template <class Act>
auto told_of_file(const char* form, Act act) {
    try {
        return act();
    } catch (const core::Error& error) {
        using core::Code;
        const bool of_file = error.code() == Code::unsupported || error.code() == Code::invalid ||
                             error.code() == Code::too_large || error.key() == "core.docx.converter";
        if (!of_file) throw;
        if (error.faults().empty()) refuse_file(form, error.key(), error.args());
        throw core::Error(form, error.faults());
    }
}

}  // namespace letters
