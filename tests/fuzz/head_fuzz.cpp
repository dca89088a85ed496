// SPDX-License-Identifier: Apache-2.0
// Any bytes as a request: the head parser, then the body reader in two pieces.
#include <cstdlib>

#include "core/http/body.h"
#include "core/http/head.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace core::http;
    const std::string_view wire(reinterpret_cast<const char*>(data), size);
    const auto found = head_end(wire);
    if (const auto* end = std::get_if<0>(&found); end && *end) {
        auto head = parse_head(wire.substr(0, **end));
        if (auto* good = std::get_if<Head>(&head)) {
            auto request = request_of(*good);
            if (good->chunked && good->length) std::abort();
            BodyReader reader(*good, 4096);
            const auto rest = wire.substr(**end);
            const auto half = reader.feed(rest.substr(0, rest.size() / 2));
            if (half == rest.size() / 2) reader.feed(rest.substr(half));
            if (auto* made = std::get_if<Request>(&request)) {
                if (made->path.find("..") == 0 || made->path.front() != '/') std::abort();
                if (reader.form_data()) return 0;   // multipart_fuzz
                take_body(*made, reader);
                if (made->body.size() > 4096) std::abort();
            }
        }
    }
    return 0;
}
