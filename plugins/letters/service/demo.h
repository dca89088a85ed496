// SPDX-License-Identifier: Apache-2.0
// The demo city's letters, from packaging/demo/naskah and packaging/demo/tinta.
#pragma once

#include <filesystem>

#include "core/plugin/setup.h"
#include "letters/service/services.h"

namespace letters {

void fill_demo(const core::Context& ctx, core::Demo& demo, Services& services);
// Letters signed with ink: numbered and printed, and where the file says so with a scan of their sheet.
void fill_demo_ink(const core::Context& ctx, core::Demo& demo, Services& services);

// What both read: a letter's file, and the holder of a position as if signed in.
std::vector<std::filesystem::path> demo_files(const std::string& folder);
Content demo_content(core::db::Tx& tx, Parts& parts, const core::Json& json);
std::optional<core::Context> demo_seat(core::db::Tx& tx, Parts& parts, const core::Context& ctx, const std::string& code);
// The step that waits, and who holds its position.
struct Asked {
    signing::StepKind kind;
    core::Context acting;
};
std::optional<Asked> asked_now(Services& services, const core::Context& ctx, LetterId id);

}  // namespace letters
