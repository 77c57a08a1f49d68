/**
 * The message and service definitions, from the package of the client itself. They are CommonJS without names that an ES
 * module could import one by one. `gossip.read` and `streams.read` and so on are the definitions gRPC serves by.
 */

import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export const { GossipService } = gossipServices;
export const { ServerFeaturesService } = featureServices;
export const { StreamsService } = streamServices;
export { featureMessages, gossipMessages, shared, statusMessages, streams };
