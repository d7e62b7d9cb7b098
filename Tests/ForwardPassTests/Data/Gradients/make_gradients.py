"""Gradients by PyTorch's autograd, also of Keras's layers: `case:input`, weights, `case:seed` (the
gradient of the output) and `case:gradient` (that of the input), height x width x channels."""
import os, sys
os.environ['KERAS_BACKEND']='torch'
import numpy as np, torch, keras
from keras import layers as L
from safetensors.numpy import save_file
T=torch.nn; rng=np.random.default_rng(11); torch.manual_seed(11); out={}
def rnd(*s,low=-1,high=1): return rng.uniform(low,high,s).astype(np.float32)
def last(a): return np.ascontiguousarray(a.transpose(1,2,0) if a.ndim==3 else a)
def keep(case,**tensors):
    for k,v in tensors.items(): out[f'{case}:{k}']=np.ascontiguousarray(v,np.float32)
def weights(case,w):
    for k,v in w.items(): out[f'{case}:{k}']=np.ascontiguousarray(v,np.float32)
def back(f,x):
    x=torch.from_numpy(x).requires_grad_(); y=f(x[None])[0]; s=torch.from_numpy(rnd(*y.shape))
    g,=torch.autograd.grad(y,x,s); return s.numpy(),g.numpy()
def k(case,layer,shape,low=-1,high=1):
    x=rnd(*shape,low=low,high=high); layer.build((None,)+tuple(shape))
    new=[np.abs(rnd(*v.shape))+.2 if 'variance' in v.name else rnd(*v.shape) for v in layer.weights]
    if new: layer.set_weights(new)
    s,g=back(layer,x); keep(case,input=x,seed=s,gradient=g); weights(case,{'l/'+v.name.replace('scale','gamma'):a for v,a in zip(layer.weights,new)})
def t(case,module,shape,low=-1,high=1):
    x=rnd(*shape,low=low,high=high); module.eval()
    with torch.no_grad():
        for p in module.parameters(): p.copy_(torch.from_numpy(rnd(*p.shape)))
        for b in module.buffers():
            if b.ndim: b.copy_(torch.from_numpy(np.abs(rnd(*b.shape))+.2))
    s,g=back(module,x); keep(case,input=last(x),seed=last(s),gradient=last(g))
    weights(case,{'l.'+n:v.numpy() for n,v in module.state_dict().items() if v.ndim})
# Convolutions
k('conv-same',L.Conv2D(5,(3,2),strides=2,padding='same',activation='relu'),(6,5,3))
k('conv-deep',L.Conv2D(20,3,activation='tanh'),(7,6,16))
k('conv-remainder',L.Conv2D(17,3,strides=3),(8,7,5))
k('conv-dilated',L.Conv2D(16,3,dilation_rate=2,padding='same',activation='selu'),(7,6,18))
t('conv-groups',T.Conv2d(6,9,3,stride=2,padding=1,groups=3,dilation=2),(6,7,8))
t('conv-groups-deep',T.Conv2d(32,32,3,padding=1,groups=2),(32,5,4))
k('depthwise',L.DepthwiseConv2D(3,strides=2,padding='same',depth_multiplier=2),(7,6,5))
k('depthwise-deep',L.DepthwiseConv2D(3,padding='same',activation='relu6'),(5,6,16))
k('separable',L.SeparableConv2D(10,3,strides=2,padding='same',depth_multiplier=2,activation='elu'),(7,6,5))
k('deconv-same',L.Conv2DTranspose(4,3,strides=2,padding='same',activation='sigmoid'),(5,4,3))
k('deconv-uneven',L.Conv2DTranspose(9,(2,3),strides=(2,1),padding='same',use_bias=False),(3,4,11))
k('deconv-wide-stride',L.Conv2DTranspose(4,2,strides=3),(3,4,3))
t('deconv-groups',T.ConvTranspose2d(6,4,3,stride=2,padding=1,output_padding=1,groups=2),(6,4,5))
t('deconv-dilated',T.ConvTranspose2d(16,8,3,stride=2,padding=2,dilation=2),(16,4,5))
t('deconv-beyond',T.ConvTranspose2d(8,8,2,stride=3,output_padding=2,bias=False),(8,3,4))
# Dense layers
k('dense',L.Dense(6,activation='softmax'),(9,)); k('dense-maps',L.Dense(6,activation='gelu'),(3,4,5))
t('dense-torch',T.Linear(7,5),(7,))
m=T.Sequential(T.Conv2d(3,4,(3,2)),T.ReLU(),T.Flatten(),T.Linear(64,7)); t('flatten',m,(3,6,5))
# Pools
k('max',L.MaxPooling2D(3,2,padding='same'),(6,5,7)); t('max-deep',T.MaxPool2d(3,2),(16,8,7))
t('max-dilated',T.MaxPool2d(3,1,1,dilation=2,ceil_mode=True),(5,7,6),-9,-1)
k('average',L.AveragePooling2D(2),(6,5,7))
t('average-padding',T.AvgPool2d((3,2),(2,1),(1,1)),(16,6,5))
t('average-padding-ceil',T.AvgPool2d(3,2,1,ceil_mode=True),(5,6,8))
t('average-without-padding',T.AvgPool2d(3,2,1,ceil_mode=True,count_include_pad=False),(5,6,8))
k('global-max',L.GlobalMaxPooling2D(),(4,3,6)); k('global-average',L.GlobalAveragePooling2D(keepdims=True),(4,3,6))
t('adaptive',T.AdaptiveAvgPool2d((3,2)),(5,7,5)); t('adaptive-even',T.AdaptiveAvgPool2d((3,2)),(5,6,4))
# Normalisation
t('lrn',T.LocalResponseNorm(3,alpha=.5,beta=.6,k=1.5),(7,3,4),-3,3); t('lrn-deep',T.LocalResponseNorm(5,alpha=2,beta=.75,k=1),(32,3,4),-3,3)
k('norm-last',L.BatchNormalization(),(3,4,20)); k('norm-first',L.BatchNormalization(axis=1),(3,4,5)); t('norm-torch',T.BatchNorm2d(12),(12,3,4))
# Functions
for n in ['relu','relu6','leaky_relu','sigmoid','hard_sigmoid','log_sigmoid','tanh','hard_tanh','softmax','log_softmax','elu','selu','silu','hard_silu','gelu','softplus','softsign','mish','exponential']:
    k('function-'+n,L.Activation(n),(40,),-7,7)
k('relu-all',L.ReLU(max_value=4,negative_slope=.25,threshold=1),(3,4,5),-8,8)
k('leaky',L.LeakyReLU(negative_slope=.3),(3,4,5),-8,8)
t('clip',T.Hardtanh(-2,3),(5,3,4),-8,8)
# Moving numbers
k('pad',L.ZeroPadding2D(((1,0),(0,2))),(3,4,5)); k('crop',L.Cropping2D(((1,0),(2,1))),(4,5,3))
k('up-nearest',L.UpSampling2D((2,3)),(3,4,5)); k('up-bilinear',L.UpSampling2D((2,3),interpolation='bilinear'),(3,4,16))
k('permute',L.Permute((2,1,3)),(3,4,5)); k('reshape',L.Reshape((5,12)),(3,4,5))
# Functions of tensors of any rank
def f(case,function,shape,low=-2,high=2):
    x=rnd(*shape,low=low,high=high); s,g=back(function,x); keep(case,input=x,seed=s,gradient=g)
for n,g in dict(Sqrt=torch.sqrt,Exp=torch.exp,Log=torch.log,Erf=torch.erf,Abs=torch.abs,Neg=torch.neg,Reciprocal=torch.reciprocal,Square=torch.square,Sin=torch.sin,Cos=torch.cos).items():
    f('pointwise-'+n,g,(3,4,5),*((.3,2) if n in ('Sqrt','Log','Reciprocal') else ()))
mean=lambda x:x.mean((1,2),keepdim=True)
f('subtract',lambda x:mean(x)-x,(3,4,5)); f('multiply',lambda x:mean(x)*x,(3,4,5)); f('divide',lambda x:x/mean(x),(3,4,5),.3)
f('power',lambda x:mean(x)**x,(3,4,5),.3); f('maximum',lambda x:torch.maximum(x,mean(x)),(3,4,5)); f('minimum',lambda x:torch.minimum(x,mean(x)),(3,4,5))
f('scalar',lambda x:3/x,(3,4,5),.3); f('slice',lambda x:x[:,1:3].flip(2)[:,:,::2],(3,4,5)); f('join-rows',lambda x:torch.cat([x,torch.sin(x)],1),(3,4,5))
f('resize',lambda x:torch.nn.functional.interpolate(x.permute(0,3,1,2),(7,3),mode='bilinear').permute(0,2,3,1),(3,4,5))
f('reduce-mean',lambda x:x.mean(2),(3,4,5)); f('reduce-sum',lambda x:x.sum(3),(3,4,5)); f('softmax-rows',lambda x:x.softmax(1),(3,4,5))
k('layer-norm',L.LayerNormalization(),(3,4,5)); k('layer-norm-rows',L.LayerNormalization(axis=(2,3)),(3,4,5))
k('rms-norm',L.RMSNormalization(),(3,4,5)); k('unit-norm',L.UnitNormalization(),(3,4,5)); k('group-norm',L.GroupNormalization(2),(3,4,6))
f('matrices',lambda x:x@(x.transpose(2,3).sin())@x,(3,4,5)); f('matrices-one',lambda x:x.mean((1,2),keepdim=True)@x.transpose(2,3),(3,4,5))
m=L.MultiHeadAttention(2,3); m.build((None,6,4),(None,6,4)); new=[rnd(*v.shape) for v in m.weights]; m.set_weights(new)
f('attention',lambda x:m(x,x),(6,4)); weights('attention',{'l/'+'/'.join(v.path.split('/')[-2:]):a for v,a in zip(m.weights,new)})
# PReLU
k('prelu-channels',L.PReLU(shared_axes=[1,2]),(3,4,5)); k('prelu-rows',L.PReLU(shared_axes=[2,3]),(3,4,5)); k('prelu-all',L.PReLU(),(3,4,5)); k('prelu-sequence',L.PReLU(),(3,4))
t('prelu-torch',T.PReLU(16),(16,3,4)); t('prelu-torch-one',T.PReLU(),(5,3,4))
f('einsum',lambda x:torch.einsum('bhwc,bhvc->bwhv',x,x.sin()),(3,4,5))
f('blocks',lambda x:x.reshape(-1,2,3,2,2,3).permute(0,1,3,2,4,5).reshape(-1,4,6,3),(2,3,12))  # ONNX's DepthToSpace (DCR)
save_file(out,sys.argv[1])
