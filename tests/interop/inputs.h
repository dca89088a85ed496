// SPDX-License-Identifier: Apache-2.0
// Unsigned PDFs of every make: with a table of references, a stream of them, object streams, linearised.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace interop {

// By kind, written into `folder`: "ours" is a letter as this house prints it, before its signature.
std::map<std::string, std::filesystem::path> inputs(const std::filesystem::path& folder);

}  // namespace interop
