// SPDX-License-Identifier: Apache-2.0
#include "plugins/notify/tests/hook_server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>

#include "core/base/text.h"

namespace notify::test {
namespace {

namespace net = Poco::Net;

class Taking final : public net::HTTPRequestHandler {
  public:
    explicit Taking(std::shared_ptr<HookServer::State> state) : state_(std::move(state)) {}
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
        HookServer::Seen seen;
        Poco::StreamCopier::copyToString(request.stream(), seen.body);
        for (const auto& [name, value] : request) seen.headers[core::text::lower(name)] = value;
        const std::lock_guard lock(state_->guard);
        state_->seen.push_back(std::move(seen));
        response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(state_->status));
        response.setContentLength(2);
        response.send() << "{}";
    }

  private:
    std::shared_ptr<HookServer::State> state_;
};

class Factory final : public net::HTTPRequestHandlerFactory {
  public:
    explicit Factory(std::shared_ptr<HookServer::State> state) : state_(std::move(state)) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override { return new Taking(state_); }

  private:
    std::shared_ptr<HookServer::State> state_;
};

}  // namespace

struct HookServer::Server {
    explicit Server(const std::shared_ptr<State>& state)
        : socket(net::SocketAddress("127.0.0.1", 0)), http(new Factory(state), socket, new net::HTTPServerParams) {
        http.start();
    }
    ~Server() { http.stopAll(true); }
    net::ServerSocket socket;
    net::HTTPServer http;
};

HookServer::HookServer() : server_(std::make_unique<Server>(state_)) {}
HookServer::~HookServer() = default;

std::string HookServer::url() const { return "http://127.0.0.1:" + std::to_string(server_->socket.address().port()) + "/kirim"; }

void HookServer::answer(int status) {
    const std::lock_guard lock(state_->guard);
    state_->status = status;
}

std::vector<HookServer::Seen> HookServer::seen() const {
    const std::lock_guard lock(state_->guard);
    return state_->seen;
}

}  // namespace notify::test
