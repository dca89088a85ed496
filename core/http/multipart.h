// SPDX-License-Identifier: Apache-2.0
// Reads multipart/form-data as browsers write it (RFC 7578). Anything else is a fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/http/message.h"

namespace core::http {

struct Parts {
    Fields fields;
    std::vector<Upload> uploads;  // `type` is still empty
    std::string_view fault;       // fixed phrase; empty when all was well
    std::string bad_field;        // the field whose content is no text
};

constexpr std::size_t max_parts = 1000;
constexpr std::size_t max_part_head = 4096;

// The boundary named by a Content-Type, "" when there is none or it is not 1 to 70 characters of
// those RFC 2046 allows.
std::string boundary_of(std::string_view content_type);
// Of a large file the body itself becomes its bytes, so that it is never held twice. What stood around it is wiped.
Parts parse_multipart(Bytes body, std::string_view boundary);
// What a client calls a file: last part of the path, no control characters, at most 200 characters.
std::string clean_file_name(std::string_view name);
// Sets the type of each upload from its bytes (libmagic).
void name_types(std::vector<Upload>& uploads);

}  // namespace core::http
