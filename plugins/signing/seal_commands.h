// SPDX-License-Identifier: Apache-2.0
// naskah seal:init, seal:token, seal:esign, seal:activate, seal:code, seal:renew, seal:revoke, seal:list: the keys by which offices seal.
// A PIN, password or code is read from the input, never an argument.
#pragma once

#include <functional>

#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"
#include "directory/directory.h"
#include "signing/service/activations.h"

namespace signing {

// Filled when the room starts; the commands run later.
struct SealParts {
    std::function<core::House&()> house;
    std::function<const OfficeKeys&()> keys;
    std::function<Activations&()> activations;
    std::function<directory::Directory&()> directory;
};

void seal_commands(core::Setup& setup, SealParts parts);

}  // namespace signing
