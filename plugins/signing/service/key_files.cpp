// SPDX-License-Identifier: Apache-2.0
#include "signing/service/key_files.h"

#include <algorithm>

#include "core/base/file.h"

namespace signing {

namespace fs = std::filesystem;
using core::Error;
using core::Secret;

void write_key_file(const fs::path& file, std::string_view text) {
    if (!core::write_whole(file, core::view(text)))
        throw Error(core::Code::unavailable, "signing.error.key_folder", {{"file", file.filename().string()}});
}

Secret read_secret_file(const fs::path& file, const Error& absent, const Error& open) {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    std::error_code none;
    const auto status = fs::status(file, none);
    if (none || !fs::is_regular_file(status)) throw Error(absent);
    if ((status.permissions() & others) != fs::perms::none) throw Error(open);
    auto text = core::read_text(file);
    if (!text) throw Error(absent);
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
    return Secret(*std::move(text));
}

core::pki::Window within(const core::pki::Authority& above, core::Instant from, std::chrono::hours life) {
    return {from, std::min(from + life, core::pki::describe(above.certificate()).not_after)};
}

}  // namespace signing
