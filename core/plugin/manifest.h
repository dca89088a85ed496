// SPDX-License-Identifier: Apache-2.0
// The side file of a plugin (letters.plugin beside letters.so): plain text, read and checked before a
// byte of the library is loaded.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core::plugin {

struct Manifest {
    std::string name, version, stamp, sha256;
    std::vector<std::string> needs;
    std::filesystem::path library;
};

// Throws Error(invalid, "core.error.manifest") naming the file and what it lacks.
Manifest read_manifest(const std::filesystem::path& file);
// Why this plugin must not be loaded: wrong stamp, wrong hash, library missing; "" when it may.
std::string objection(const Manifest& manifest);
// In order of need. Missing needs and circles are told in `faults`; those plugins are left out.
std::vector<Manifest> in_order(std::vector<Manifest> all, std::vector<std::string>& faults);

std::string_view stamp();     // of this build
std::string_view version();   // of the product, "0.1.0"

}  // namespace core::plugin
