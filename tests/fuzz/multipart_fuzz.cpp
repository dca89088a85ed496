// SPDX-License-Identifier: Apache-2.0
// Any bytes as a multipart body; the first line is the Content-Type.
#include <cstdlib>

#include "core/base/text.h"
#include "core/http/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace core::http;
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(all.find('\n'), all.size());
    auto boundary = boundary_of(all.substr(0, line));
    if (boundary.empty()) boundary = "b";
    const auto body = core::view(all.substr(std::min(line + 1, all.size())));
    const auto parts = parse_multipart(core::Bytes(body.begin(), body.end()), boundary);
    std::size_t bytes = 0;
    for (const auto& [name, value] : parts.fields.all()) bytes += value.size();
    for (const auto& upload : parts.uploads) {
        bytes += upload.bytes.size();
        if (upload.file_name.empty() ||
            upload.file_name.find_first_of("/\\\r\n") != std::string::npos ||
            !core::text::valid_utf8(upload.file_name))
            std::abort();
    }
    if (bytes > size) std::abort();
    return 0;
}
