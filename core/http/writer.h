// SPDX-License-Identifier: Apache-2.0
// Turns a Response into the bytes of an HTTP/1.1 message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/http/message.h"

namespace core::http {

// An open file or socket, closed with its owner.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    int get() const { return number_; }
    bool open() const { return number_ >= 0; }

  private:
    int number_;
};

struct Manner {
    bool head_only = false;  // HEAD: everything but the body
    bool keep_alive = true;
    bool gzip = false;  // the client takes it
};

struct Outgoing {
    std::string bytes;  // the head, with a body that is small
    std::string body;   // one that is large follows it
    Descriptor file;    // follows both
    std::uint64_t file_size = 0;
};

// True when an Accept-Encoding value admits gzip.
bool takes_gzip(std::string_view accept_encoding);
// Text above 1 kB is packed when the client takes it. Control characters in header values are
// replaced, so that no value can begin a header of its own. nullopt: the file is not to be read.
std::optional<Outgoing> compose(Response response, const Manner& manner);

}  // namespace core::http
