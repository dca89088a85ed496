// SPDX-License-Identifier: Apache-2.0
// A bare connection to the server, for requests no client sends: in pieces, half, kept open.
#pragma once

#include <map>
#include <string>

#include "tests/support/server.h"

namespace tests {

class Wire {
  public:
    explicit Wire(const Server& server);
    ~Wire();
    Wire(Wire&& other) noexcept;
    Wire& operator=(Wire&& other) noexcept;

    // Request line and headers, with Host and the empty line.
    static std::string head(const std::string& method, const std::string& path,
                            std::map<std::string, std::string> headers, const std::map<std::string, std::string>& more);
    void send(std::string_view text);
    // In pieces of `size` octets, with a breath between them.
    void send_slowly(std::string_view text, std::size_t size);
    // Waits for the answer's first line; gives its status, 0 when the server hangs up.
    int status();

  private:
    int socket_ = -1;
};

}  // namespace tests
